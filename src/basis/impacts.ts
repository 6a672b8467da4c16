import { addressInChinese, titleKey } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { readPath } from './address';
import { basisStanding } from './basis-standing';
import { type Carried, follow } from './carry';
import { dateInChinese, noteFor } from './edition-note';
import { heldText, textAt } from './held-text';
import type {
  AlreadyNew,
  Amendment,
  ImpactFinding,
  ImpactKind,
  Impacts,
  ListedItem,
  Proposal,
} from './impact';
import { renumberEdit, requoteEdit, type Targets } from './proposal';
import { quoteOf } from './quote';
import { names } from './resolve';
import { editionOf, type Resting, restingOn } from './resting';
import { type Edit, rewrite } from './rewrite';
import { STANDS } from './standing';

interface Hit {
  index: number;
  resting: Resting;
  carried: Carried & { kind: ImpactKind };
}

/**
 * 影响核查: the bases whose cited provision an amendment hits, each with what should be written instead, and those
 * that are written to the new text already. Bases that it leaves alone are in neither list.
 */
export function impactsOf(event: Amendment, items: ListedItem[]): Impacts {
  const impacts: ImpactFinding[] = [];
  const alreadyNew: AlreadyNew[] = [];
  for (const item of items) {
    const hits: Hit[] = [];
    item.content.bases.forEach((basis, index) => {
      if (!names(basis.law, event.law) || !basis.at || basis.address === '*') return;
      const quote = quoteOf(item.content, basis);
      const resting = restingOn(item.content, basis, quote, event, item.confirmed?.[index]);
      const carried = follow(
        event.oldVersion.text,
        event.newVersion.text,
        event.alignment,
        resting.at,
        quote?.bare.text ?? null,
      );
      const { law, address: cited } = basis;
      if (resting.on === 'new') {
        if (tellsApart(event, cited)) {
          alreadyNew.push({
            item: item.number,
            basis: index,
            law,
            cited,
            reason: `${resting.why}，已按新法。`,
          });
        }
        return;
      }
      if (carried.kind !== null) hits.push({ index, resting, carried: { ...carried, kind: carried.kind } });
    });
    impacts.push(...propose(event, item, hits));
  }
  return { impacts, alreadyNew };
}

/** True where the number reads differently in the two texts, so that resting on the new one means something. */
function tellsApart({ oldVersion, newVersion }: Amendment, address: string): boolean {
  if (!readPath(address)) return false;
  return heldText(oldVersion.text).bareAt(address) !== heldText(newVersion.text).bareAt(address);
}

function propose(event: Amendment, item: ListedItem, hits: Hit[]): ImpactFinding[] {
  const targets: Targets = new Map(hits.map((hit) => [hit.index, hit.carried.address]));
  return hits.map((hit) => {
    const basis = item.content.bases[hit.index]!;
    const proposal = proposalFor(event, item.content, hit, targets);
    const holds = proposal.content !== null && stillStands(event, proposal.content, hit.index);
    const twice = citedTwice(item.content, targets, hit.index);
    const sure = hit.carried.sure && hit.resting.sure && holds && !twice;
    return {
      item: item.number,
      basis: hit.index,
      law: basis.law,
      cited: basis.address,
      kind: hit.carried.kind,
      sure,
      proposal,
      reason: `${reasonFor(event, basis, hit, proposal)}${twice ? TWICE : ''}`,
    };
  });
}

const TWICE = '改后会与本栏的另一处依据重复引用同一条，请用“改写”合并为一处。';

/** True where another basis of the cell cites the same law's same provision, or is to. */
function citedTwice({ bases }: ItemContent, targets: Targets, index: number): boolean {
  const own = bases[index]!;
  const to = (basis: number) => targets.get(basis) ?? bases[basis]!.address;
  return bases.some(
    ({ role, law, at, address }, i) =>
      i !== index &&
      role === own.role &&
      titleKey(law) === titleKey(own.law) &&
      at?.start !== own.at?.start &&
      address !== own.address &&
      to(i) === to(index),
  );
}

function proposalFor(event: Amendment, content: ItemContent, hit: Hit, targets: Targets): Proposal {
  const basis = content.bases[hit.index]!;
  const { address } = hit.carried;
  const nothing: Proposal = { address, law: basis.law, quote: null, edit: null, content: null };
  const numbers = renumberEdit(content, hit.index, targets);
  if (!numbers) return { ...nothing, quote: address && quotable(event, basis, address) };
  const texts = { older: event.oldVersion.text, newer: event.newVersion.text };
  const requote = requoteEdit(content, hit.index, targets, hit.resting.at, texts);
  if (!requote.safe) return { ...nothing, quote: address && quotable(event, basis, address) };
  const edit: Edit = {
    role: basis.role,
    replacements: [...numbers.replacements, ...requote.replacements, ...noteEdit(event, content, basis)],
    bases: numbers.bases,
  };
  const rewritten = rewrite(content, [edit]);
  if (rewritten.conflicts.length > 0) return nothing;
  return { ...nothing, quote: requote.text, edit, content: rewritten.content };
}

/** What a person may quote where no cell can be proposed. */
function quotable(event: Amendment, basis: LegalBasis, address: string): string | null {
  return basis.quoteAt ? textAt(event.newVersion.text, address) : null;
}

function noteEdit(event: Amendment, content: ItemContent, basis: LegalBasis): Edit['replacements'] {
  if (!basis.noteAt || editionOf(content, basis, event) === 'new') return [];
  const note = (content.basisText[basis.role] ?? '').slice(basis.noteAt.start, basis.noteAt.end);
  const text = noteFor(event.newVersion, note);
  return text === null || text === note ? [] : [{ ...basis.noteAt, text }];
}

/** The proof of a proposal: what the rewritten basis quotes stands in the new text where it then points. */
function stillStands(event: Amendment, content: ItemContent, index: number): boolean {
  const basis = content.bases[index]!;
  const quote = quoteOf(content, basis);
  if (!readPath(basis.address)) return true;
  const held = heldText(event.newVersion.text);
  if (held.leavesAt(basis.address).length === 0) return false;
  if (!quote) return true;
  return basisStanding(held, content, basis, quote).share >= STANDS;
}

const KINDS: Record<ImpactKind, string> = {
  changed: '文字有修改',
  renumbered: '条号改变，文字未改',
  'renumbered+changed': '条号改变，文字也有修改',
  split: '被拆分',
  merged: '与其他条文合并',
  deleted: '在新文本中删去',
  repealed: '已停止施行',
};

function reasonFor(event: Amendment, basis: LegalBasis, hit: Hit, proposal: Proposal): string {
  const { kind, address } = hit.carried;
  const what = `${dateInChinese(event.newVersion.promulgated)}公布的新文本中，原${addressInChinese(hit.resting.at)}${KINDS[kind]}`;
  if (address === null) return `${what}；${hit.resting.why}。请查找新的依据。`;
  const where = address === basis.address ? '条号不变' : `现为${addressInChinese(address)}`;
  const by = hit.carried.sure ? '' : '；新旧条文的对应不确定，请人工核对';
  const cell = proposal.content === null ? '；所引条号写法无法自动改写，请人工修改' : '';
  return `${what}，${where}；${hit.resting.why}${by}${cell}。`;
}
