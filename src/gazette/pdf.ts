import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { numberToChinese } from '../law';
import type { TextPiece } from '../render';
import { GazetteNotSet } from './errors';
import { type GazetteDocument, gazetteDocument } from './gazette-document';
import type { GazetteInput } from './gazette-input';
import { PDF_FONT, pdfFontFiles } from './pdf-fonts';
import { PdfText } from './pdf-text';
import { signaturePlace } from './signature-place';
import { type GazetteCell, type GazetteTable, staysWhole } from './table-model';
import { linesOf } from './text';
import { WITNESS_TITLE } from './witness-words';

export interface GazettePdf {
  bytes: Uint8Array;
  /** Characters that the font lacks; they stand as their code points. */
  missing: string[];
}

const TEMPLATES = join(__dirname, '../../views/gazette');
const readTemplate = (): string => readFileSync(join(TEMPLATES, 'gazette.typ'), 'utf8');

let compiler: NodeCompiler | undefined;

/**
 * As `gazetteDocx`, as PDF/UA-1: tagged, searchable, with bookmarks and its font embedded. All text reaches Typst as data, which it never
 * reads as markup. The same input gives the same bytes.
 */
export function gazettePdf(input: GazetteInput): GazettePdf {
  const text = new PdfText();
  const data = pdfData(gazetteDocument(input), input, text);
  const missing = text.missing();
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: pdfFontFiles() }] });
  try {
    const compiled = compiler.compile({
      mainFileContent: readTemplate(),
      inputs: { gazette: JSON.stringify({ ...data, missing: missingNote(missing) }), font: PDF_FONT },
    });
    if (!compiled.result) {
      const problems = compiled.takeDiagnostics();
      throw new GazetteNotSet(problems ? JSON.stringify(compiler.fetchDiagnostics(problems)) : '');
    }
    const options = { pdfStandard: 'ua-1', creationTimestamp: Date.parse(input.to.publishedAt) / 1000 };
    return { bytes: compiler.pdf(compiled.result, options), missing };
  } finally {
    // Else each document stays in the compiler's memory.
    compiler.evictCache(0);
  }
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
      parts: notice.parts.map(({ heading, paragraphs }, index) => ({
        heading: text.shown(`${numberToChinese(index + 1)}、${heading}`),
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
    rows: rows.map((cells, row) => ({
      whole: staysWhole(table, cells),
      cells: cells.map((cell, column) => ({
        span: spanOf(rows, row, column),
        runs: runsOf(cell.pieces).map(({ text: words, del = false, ins = false }) => [
          text.shown(words),
          del,
          ins,
        ]),
      })),
    })),
  };
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

/** How many rows a cell stands over; 0 where it goes on with the one above. */
function spanOf(rows: readonly (readonly GazetteCell[])[], row: number, column: number): number {
  const { merge } = rows[row]![column]!;
  if (merge !== 'restart') return merge === 'continue' ? 0 : 1;
  let span = 1;
  while (rows[row + span]?.[column]?.merge === 'continue') span += 1;
  return span;
}
