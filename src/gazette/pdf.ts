import type { TextPiece } from '../render';
import { type GazetteDocument, gazetteDocument } from './gazette-document';
import type { GazetteInput } from './gazette-input';
import { PDF_FONT, pdfFontFiles } from './pdf-fonts';
import { PdfText } from './pdf-text';
import { signaturePlace } from './signature-place';
import { type GazetteCell, type GazetteTable, placedCells, staysWhole } from './table-model';
import { linesOf } from './text';
import { typesetting } from './typesetting';
import { WITNESS_TITLE } from './witness-words';

export interface GazettePdf {
  bytes: Uint8Array;
  /** Characters that the font lacks; they stand as their code points. */
  missing: string[];
}

/**
 * As `gazetteDocx`, as PDF/UA-1: tagged, searchable, with bookmarks and its font embedded. All text reaches Typst as data, which it never
 * reads as markup. The same input gives the same bytes. @throws GazetteNotSet, GazetteBusy
 */
export async function gazettePdf(input: GazetteInput): Promise<GazettePdf> {
  const text = new PdfText();
  const data = pdfData(gazetteDocument(input), input, text);
  const missing = text.missing();
  const bytes = await typesetting.set({
    inputs: { gazette: JSON.stringify({ ...data, missing: missingNote(missing) }), font: PDF_FONT },
    fonts: pdfFontFiles(),
    createdAt: Date.parse(input.to.publishedAt) / 1000,
  });
  return { bytes, missing };
}

function missingNote(missing: string[]): string | null {
  if (missing.length === 0) return null;
  const codes = missing.map((char) => `U+${char.codePointAt(0)!.toString(16).toUpperCase()}`);
  return `本件所用字体没有下列字，文中以“〔U+编码〕”代替：${codes.join('、')}。`;
}

function pdfData(document: GazetteDocument, input: GazetteInput, text: PdfText) {
  const { notice, annexes, witness } = document;
  const lines = (words: string): string[] => text.shown(words).split('\n');
  return {
    title: text.shown(document.title),
    author: text.shown(input.body),
    notice: {
      title: lines(notice.title),
      number: text.shown(notice.number),
      opening: lines(notice.opening),
      parts: notice.parts.map(({ heading, paragraphs }) => ({
        heading: text.shown(heading),
        paragraphs: paragraphs.flatMap(lines),
      })),
      closing: notice.closing.flatMap(lines),
      annexes: notice.annexes.map((annex) => text.shown(annex)),
      signedBy: text.shown(notice.signedBy),
      date: text.shown(notice.date),
      place: signaturePlace(notice.signedBy, notice.date),
    },
    annexes: annexes.map(({ label, title, legend, table }) => ({
      label: text.shown(label),
      title: text.shown(title),
      legend: legend === null ? null : text.shown(legend),
      ...tableData(table, text),
    })),
    witness: { title: WITNESS_TITLE, lines: witness.flatMap(lines) },
  };
}

function tableData(table: GazetteTable, text: PdfText) {
  const { columns, rows, size } = table;
  return {
    size: size / 2,
    columns: columns.map(({ header, width, centred = false }) => ({ header, width: width / 20, centred })),
    rows: rows.map((row, index) => {
      const whole = staysWhole(table, row);
      return placedCells(columns, row.cells).map(({ cell, column }) => ({
        over: cell.over ?? 1,
        down: downOf(table, index, cell),
        open: cell.merge === 'continue',
        whole,
        label: cell.label ?? false,
        dates: column.wholeDates ?? false,
        centred: cell.label ?? (column.centred && !cell.over) ?? false,
        runs: runsOf(cell.pieces).map(({ text: words, del = false, ins = false }) => [
          text.shown(words),
          del,
          ins,
        ]),
      }));
    }),
  };
}

/**
 * How many rows a cell stands over; 0 where the one above stands here too. One over all rows of an item would either tear at any line or
 * be longer than a page, so it joins only what must not be parted: a row and the next, where that one is short.
 */
function downOf(table: GazetteTable, index: number, { merge }: GazetteCell): number {
  const joins = (at: number): boolean => {
    const next = table.rows[at + 1];
    return table.rows[at]?.withNext === true && next !== undefined && staysWhole(table, next);
  };
  if (merge === 'restart') return joins(index) ? 2 : 1;
  return merge === 'continue' && joins(index - 1) ? 0 : 1;
}

/** Runs of the same marks in one, with the line breaks in them: what Typst lays out it keeps in memory. */
function runsOf(pieces: readonly TextPiece[]): TextPiece[] {
  const runs: TextPiece[] = [];
  const lines = linesOf(pieces).flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
  for (const piece of lines) {
    const last = runs.at(-1);
    if (last && last.del === piece.del && last.ins === piece.ins) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}
