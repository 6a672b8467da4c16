import { addressInChinese } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { readPath } from './address';
import { follow } from './carry';
import { historyNote } from './edition-note';
import type { ImpactFinding, ListedItem, Proposal, Repeal } from './impact';
import { renumberEdit, requoteEdit, type Targets } from './proposal';
import { quoteOf } from './quote';
import { names } from './resolve';
import { type Edit, rewrite } from './rewrite';

/**
 * The bases that rest on a law which ends. Where another law takes its place and both are aligned, each is proposed
 * there; a change of law is never sure. Bases under one title move together, since the title is written once.
 */
export function impactsOfRepeal(event: Repeal, items: ListedItem[]): ImpactFinding[] {
  return items.flatMap((item) => {
    const hit = item.content.bases.flatMap((basis, index) => (names(basis.law, event.law) ? [index] : []));
    const targets: Targets = new Map(hit.map((index) => [index, targetOf(event, item.content, index)]));
    return hit.map((index) => {
      const basis = item.content.bases[index]!;
      const address = targets.get(index) ?? null;
      return {
        item: item.number,
        basis: index,
        law: basis.law,
        cited: basis.address,
        kind: 'repealed' as const,
        sure: false,
        proposal: proposalFor(event, item.content, index, targets),
        reason: reasonFor(event, address),
      };
    });
  });
}

function targetOf({ oldVersion, by }: Repeal, content: ItemContent, index: number): string | null {
  const basis = content.bases[index]!;
  if (!by) return null;
  if (!basis.at || basis.address === '*') return basis.address;
  if (!oldVersion) return null;
  const quote = quoteOf(content, basis)?.bare.text ?? null;
  return follow(oldVersion.text, by.version.text, by.alignment, basis.address, quote).address;
}

function proposalFor(event: Repeal, content: ItemContent, index: number, targets: Targets): Proposal {
  const basis = content.bases[index]!;
  const address = targets.get(index) ?? null;
  const law = event.by?.title ?? basis.law;
  const siblings = [...targets.keys()].filter((i) => underOneTitle(content.bases[i]!, basis));
  const parts = siblings.map((i) => part(event, content, i, targets));
  const own = parts[siblings.indexOf(index)];
  const proposal: Proposal = { address, law, quote: own?.quote ?? null, edit: null, content: null };
  if (parts.some((p) => p === null) || !event.by) return proposal;
  const edit: Edit = {
    role: basis.role,
    replacements: [...titleEdit(event.by, basis), ...parts.flatMap((p) => p!.edit.replacements)],
    bases: siblings.map((i) => ({ basis: i, address: targets.get(i)!, law })),
  };
  const rewritten = rewrite(content, [edit]);
  return rewritten.conflicts.length > 0 ? proposal : { ...proposal, edit, content: rewritten.content };
}

const underOneTitle = (a: LegalBasis, b: LegalBasis): boolean =>
  a.role === b.role && a.titleAt.start === b.titleAt.start;

function part(
  event: Repeal,
  content: ItemContent,
  index: number,
  targets: Targets,
): { edit: Pick<Edit, 'replacements'>; quote: string | null } | null {
  const basis = content.bases[index]!;
  const target = targets.get(index);
  if (!event.by || !target) return null;
  if (!basis.at) return { edit: { replacements: [] }, quote: null };
  const numbers = renumberEdit(content, index, targets);
  if (!numbers || !event.oldVersion) return null;
  if (!readPath(basis.address)) return { edit: numbers, quote: null };
  const texts = { older: event.oldVersion.text, newer: event.by.version.text };
  const quote = requoteEdit(content, index, targets, basis.address, texts);
  if (!quote.safe) return null;
  return { edit: { replacements: [...numbers.replacements, ...quote.replacements] }, quote: quote.text };
}

function titleEdit(by: NonNullable<Repeal['by']>, basis: LegalBasis): Edit['replacements'] {
  const title = { ...basis.titleAt, text: `《${by.title}》` };
  const note = basis.noteAt && historyNote(by.version);
  return note ? [title, { ...basis.noteAt!, text: note }] : [title];
}

function reasonFor({ by }: Repeal, address: string | null): string {
  if (!by) return '所依据的法律文件已停止施行，请查找新的依据或取消事项。';
  if (address === null) return `所依据的法律文件由《${by.title}》取代，其中没有找到对应的条文，请人工核对。`;
  const where = address === '*' ? '' : `，对应的条文可能是${addressInChinese(address)}`;
  return `所依据的法律文件由《${by.title}》取代${where}，请人工核对。`;
}
