import type { Span } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { readPath } from './address';
import { sharersOf } from './basis-standing';
import { quoteOf } from './quote';
import { requoted } from './requote';
import type { Edit, Replacement } from './rewrite';
import { type Member, rewriteNumbers } from './written-number';

/** Where each hit basis of an item is to point: index → address, null where it falls away. */
export type Targets = Map<number, string | null>;

/** Between the numbers of one written list. */
const JOINT = /^[\s、，,和及或与至到第；;—－~-]{0,12}$/;

/** The bases whose numbers are written as one list with that of `index`, itself among them, in order. */
function writtenTogether(content: ItemContent, index: number): number[] {
  const own = content.bases[index]!;
  const cell = content.basisText[own.role] ?? '';
  const siblings = content.bases
    .map((basis, i) => ({ basis, i }))
    .filter(({ basis }) => basis.role === own.role && basis.titleAt.start === own.titleAt.start && basis.at)
    .sort((a, b) => a.basis.at!.start - b.basis.at!.start || a.basis.at!.end - b.basis.at!.end || a.i - b.i);
  let run: number[] = [];
  let end = -1;
  for (const { basis, i } of siblings) {
    const { start } = basis.at!;
    const joined = end >= 0 && (start < end || JOINT.test(cell.slice(end, start)));
    if (!joined && run.includes(index)) return run;
    run = joined ? [...run, i] : [i];
    end = Math.max(end, basis.at!.end);
  }
  return run;
}

/** The number of one basis written anew; with it those it cannot be told from in a list. Null where not safely. */
export function renumberEdit(
  content: ItemContent,
  index: number,
  targets: Targets,
): Pick<Edit, 'replacements' | 'bases'> | null {
  const basis = content.bases[index]!;
  const target = targets.get(index);
  if (!basis.at || !target) return null;
  if (target === basis.address) return { replacements: [], bases: [] };
  const cell = content.basisText[basis.role] ?? '';
  if (!readPath(basis.address)) return renumberHeading(cell, basis, index, target);

  const group = writtenTogether(content, index);
  const spans = group.map((i) => content.bases[i]!.at!);
  const span = { start: spans[0]!.start, end: Math.max(...spans.map((s) => s.end)) };
  const members = (aim: (i: number) => string | null): Member[] =>
    group.map((i) => ({ old: content.bases[i]!.address, new: aim(i) }));
  const own = rewriteNumbers(
    cell,
    span,
    members((i) => (i === index ? target : content.bases[i]!.address)),
  );
  if (own) return { replacements: own, bases: [{ basis: index, address: target }] };
  const aim = (i: number): string | null => {
    const wanted = targets.get(i);
    return wanted === undefined ? content.bases[i]!.address : wanted;
  };
  const all = rewriteNumbers(cell, span, members(aim));
  return all && { replacements: all, bases: group.map((basis) => ({ basis, address: aim(basis)! })) };
}

const HEADING = /^(第?\s*)([0-9０-９]{1,3}|[〇○零一二三四五六七八九十百]{1,6})(\s*[章编节])$/;

/** `第三章` alone; lists of chapters are left to a person. */
function renumberHeading(
  cell: string,
  basis: LegalBasis,
  index: number,
  target: string,
): Pick<Edit, 'replacements' | 'bases'> | null {
  const at = basis.at!;
  const written = HEADING.exec(cell.slice(at.start, at.end));
  const number = /^(?:ch|part)(\d+)$/.exec(target)?.[1];
  if (!written || !number) return null;
  // 章 is counted as 条 is: one rewriting of a number serves both.
  const as = cell.replace(/[章编]/g, '条');
  const old = /^(?:ch|part)(\d+)$/.exec(basis.address)?.[1];
  if (!old) return null;
  const token = rewriteNumbers(as, at, [{ old, new: number }]);
  const letter = written[3]!.trim();
  const replacements = token?.map((piece) => ({ ...piece, text: piece.text.replace('条', letter) }));
  return replacements ? { replacements, bases: [{ basis: index, address: target }] } : null;
}

export interface Requote {
  /** The new text to be quoted, null where the quote stays. */
  text: string | null;
  replacements: Replacement[];
  /** False where the quote serves a basis that falls away or was not carried. */
  safe: boolean;
}

/** The quote of a basis written anew where the quoted words changed, and the numbers that it repeats. */
export function requoteEdit(
  content: ItemContent,
  index: number,
  targets: Targets,
  from: string,
  texts: { older: Parameters<typeof requoted>[1]['older']; newer: Parameters<typeof requoted>[1]['newer'] },
): Requote {
  const basis = content.bases[index]!;
  const quote = quoteOf(content, basis);
  const target = targets.get(index);
  if (!quote || !target || !readPath(basis.address)) return { text: null, replacements: [], safe: true };
  const cell = content.basisText[basis.role] ?? '';
  const together = sharersOf(content, basis, quote);
  const sharers = content.bases.flatMap((other, i) => (together.includes(other) ? [{ other, i }] : []));
  const to = sharers.map(({ other, i }) => {
    const wanted = targets.get(i);
    return wanted === undefined ? other.address : wanted;
  });
  if (to.some((address) => address === null)) return { text: null, replacements: [], safe: false };
  const text = requoted(quote, {
    ...texts,
    from: sharers.map(({ other, i }) => (i === index ? from : other.address)),
    to: to as string[],
  });
  const replacements = renumberHead(cell, quote.head, basis.address, target);
  if (text !== null) replacements.push({ start: quote.start, end: quote.end, text });
  return { text, replacements, safe: true };
}

function renumberHead(cell: string, head: Span | null, old: string, target: string): Replacement[] {
  if (!head) return [];
  const article = (address: string): string => readPath(address)!.article;
  return (
    rewriteNumbers(cell, head, [{ old, new: target }]) ??
    rewriteNumbers(cell, head, [{ old: article(old), new: article(target) }]) ??
    []
  );
}
