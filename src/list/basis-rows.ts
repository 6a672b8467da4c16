import { addressInChinese, citedLawsIn } from '../law';

/** One cell of bases as rows: each law with its provisions and quotes, letter for letter. */
interface Cut {
  text: string;
  /** White space between this row and the next one. */
  gap: string;
}

/** A cell cut where its laws begin. What stands before the first law belongs to its row. */
export function basisRows(cell: string): string[] {
  return cut(cell).map(({ text }) => text);
}

function cut(cell: string): Cut[] {
  const starts = citedLawsIn(cell).map(({ block }) => block.start);
  const edges = [0, ...starts.slice(1), cell.length];
  return edges.slice(1).flatMap((end, index): Cut[] => {
    const piece = cell.slice(edges[index], end);
    const text = piece.trim();
    return text === '' ? [] : [{ text, gap: /\s*$/.exec(piece)![0] }];
  });
}

/**
 * The cell that edited rows make. Rows that were left alone stay letter for letter, with the white space between them; so a
 * form that was saved without a change changes nothing.
 */
export function composeCell(before: string, rows: string[]): string {
  const old = cut(before);
  const kept = rows.map((row) => plain(row)).filter((row) => row !== '');
  if (kept.length === old.length && kept.every((row, i) => row === plain(old[i]!.text))) return before;
  if (kept.length !== old.length) return kept.join('\n');
  return kept.map((row, i) => (i === kept.length - 1 ? row : row + (old[i]!.gap || '\n'))).join('');
}

/** As a browser sends it back: line ends of its own, no white space around. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

export interface CitedText {
  law: string;
  /** 法律, 行政法规 … null where not known. */
  classLabel: string | null;
  /** The bracketed history below the title, brackets included; null where the text has none. */
  note: string | null;
  address: string;
  /** The text at the address, verbatim. */
  text: string;
}

const HEAD = /^[\s\u3000]*第[^条\s]{1,12}条(?:之[一二三四五六七八九十]{1,3})?[\s\u3000]*/;

/** A row as most lists write it: `【法律】《T》（history）`, on the next line `第X条：` and the quoted text. */
export function citationRow({ law, classLabel, note, address, text }: CitedText): string {
  const lines = text.replace(HEAD, '').split('\n');
  const quote = lines.flatMap((line) => line.trim() || []).join('\n');
  const label = classLabel ? `【${classLabel}】` : '';
  return `${label}《${law}》${note ?? ''}\n${addressInChinese(address)}：${quote}`;
}
