import { chineseToNumber, type Span } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { readPath } from './address';
import { type Bare, bare, ELISION } from './bare';

const NUMERAL = '[\\d０-９〇○零一二三四五六七八九十百千两\\s]{1,16}';
/** The numbers that a quote repeats before its text: `第六十五条第三款：`, `第二十三条　`. */
const HEAD = new RegExp(
  `^\\s*[第笫]${NUMERAL}条(?:之[一二三四五六七八九十]{1,3})*(?:第${NUMERAL}款)?(?:第?[（(]?${NUMERAL}[）)]?项)?[\\s：:]+`,
);
/** A number that heads a line, or stands with its colon right behind a full stop. */
const LINE_HEAD = new RegExp(
  `(?:^[ \\t\\u3000]*|[。；;”][ \\t\\u3000]*(?=[第笫][^：:]{1,30}[：:]))[第笫](${NUMERAL})(条|款)(之[一二三四五六七八九十]{1,3})?(?:第${NUMERAL}款)?(?:第?[（(]?${NUMERAL}[）)]?项)?[\\s：:]`,
  'gm',
);

/** What an item quotes for one basis: the span in the cell without its number heads, and its letters read bare. */
export interface Quote extends Span {
  /** The number head that the quote itself repeats, before it. */
  head: Span | null;
  raw: string;
  bare: Bare;
}

/**
 * The quote of a basis, or null where the cell only names the number. Where it runs on into other provisions, each
 * under its own number, it is the piece under the basis's number, or the one before the first number.
 */
export function quoteOf(content: ItemContent, basis: LegalBasis): Quote | null {
  if (!basis.quoteAt) return null;
  const cell = content.basisText[basis.role] ?? '';
  const { start, end } = pieceOf(cell, basis);
  const raw = cell.slice(start, end);
  const headLength = HEAD.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(headLength);
  const from = start + headLength + text.length - text.trimStart().length;
  const quoted = text.trim();
  const letters = bare(quoted.replace(GAP, (gap) => ELISION.padEnd(gap.length, '　')));
  if (letters.text.replaceAll(ELISION, '') === '') return null;
  const head = headLength > 0 ? { start, end: start + headLength } : null;
  return { start: from, end: from + quoted.length, head, raw: quoted, bare: letters };
}

/** Written by offices where they leave words out. */
const GAP = /[（(](?:略|下略|以下略|省略)[）)]|…+|\.{3,}|。{3,}/g;

function pieceOf(cell: string, basis: LegalBasis): Span {
  const { start, end } = basis.quoteAt!;
  const path = readPath(basis.address);
  if (!path) return { start, end };
  const heads = [...cell.slice(start, end).matchAll(LINE_HEAD)].map((found) => ({
    // A head behind a full stop leaves the stop to the piece before.
    at: start + found.index + (/^[。；;”]/.test(found[0]) ? 1 : 0),
    unit: found[2]!,
    number: String(chineseToNumber(found[1]!)),
    inserted: found[3] !== undefined,
  }));
  const own = heads.findIndex((head) =>
    head.unit === '条' ? !head.inserted && head.number === path.article : head.number === path.paragraph,
  );
  if (own >= 0) return { start: heads[own]!.at, end: heads[own + 1]?.at ?? end };
  const next = heads.find((head) => head.at > start);
  return next && cell.slice(start, next.at).trim() ? { start, end: next.at } : { start, end };
}
