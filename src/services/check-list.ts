import { type BasisFinding, type BasisStatus, checkList as checkBases, type HeldLaw } from '../basis';
import { addressInChinese, diffText, type TextDiff } from '../law';
import type { ItemContent } from '../list';
import { heldLaws, listedItems } from '../store';
import { type Installation, today } from './installation';
import { type BodyList, chosenList, type ListChoice } from './lists';

/** One basis with what the texts held say of it. */
export interface Finding {
  item: { id: string; serial: string | null; name: string };
  /** Index into the item's bases. */
  basis: number;
  law: string;
  /** Address, and how it is written; null where the law alone is cited. */
  cited: string | null;
  citedInChinese: string;
  status: BasisStatus;
  nowAt: string | null;
  nowAtInChinese: string;
  sure: boolean;
  /** The adjustment under way that mends it; only where a list is looked over as a whole. */
  underWay?: number;
  evidence: BasisFinding['evidence'];
}

export interface ListCheck {
  asOf: string;
  counts: Record<BasisStatus, number>;
  findings: Finding[];
}

/** 依据体检 of a whole list against the texts in force on a day, as known now. */
export async function checkList(
  installation: Installation,
  choice: ListChoice & { asOf?: string },
): Promise<ListCheck> {
  const { manager } = installation.db;
  const chosen = await chosenList(manager, choice);
  return checkChosen(installation, chosen, choice.asOf ?? today(installation));
}

export async function checkChosen(
  { db }: Installation,
  { list }: BodyList,
  asOf: string,
): Promise<ListCheck> {
  const laws = await heldLaws(db.manager);
  const items: { number: string; content: ItemContent }[] = [];
  for await (const some of listedItems(db.manager, list.id)) items.push(...some);
  return checkItems(items, laws, asOf);
}

/** The check of items at hand. */
export function checkItems(
  items: { number: string; content: ItemContent }[],
  laws: HeldLaw[],
  asOf: string,
): ListCheck {
  const contents = new Map(items.map(({ number, content }) => [number, content]));
  const { counts, findings } = checkBases(items, laws, asOf);
  return {
    asOf,
    counts,
    findings: findings.map(({ item, basis, law, cited, status, nowAt, sure, evidence }) => {
      const { serial, name } = contents.get(item)!;
      return {
        item: { id: item, serial: serial ?? null, name },
        basis,
        law,
        cited,
        citedInChinese: cited === null ? '' : addressInChinese(cited),
        status,
        nowAt,
        nowAtInChinese: nowAt === null ? '' : addressInChinese(nowAt),
        sure,
        evidence,
      };
    }),
  };
}

/** Whether a person has to do something about it: the texts held disagree with the basis, and no adjustment under way mends it. */
export function needsWork({ status, underWay }: Pick<Finding, 'status' | 'underWay'>): boolean {
  return status !== 'valid' && status !== 'no-text' && underWay === undefined;
}

/** What an item quotes beside what the law says, marked. */
export function comparedTexts(quote: string, text: string): TextDiff {
  return diffText(quote, text);
}
