import { Document, Packer } from 'docx';
import { repacked } from '../exchange';
import { dated } from './docx';
import { FONT_TABLE, inFont, SIZES } from './fonts';
import { set, titleLines } from './notice';
import { FOOTERS, PORTRAIT, TYPE_AREA } from './page';
import { docxTable } from './table';
import { printable } from './text';

/** One table of figures: the first column names what is counted. */
export interface FigureTable {
  caption: string;
  columns: string[];
  rows: string[][];
  /** What is to be known about the figures; null where nothing. */
  note: string | null;
}

/** The figures of a year, for the annual report on the rule of law. */
export interface AnnualReport {
  title: string;
  body: string;
  /** ISO instant that the file is dated by. */
  at: string;
  tables: FigureTable[];
}

/** The figures as a document to work on. The same figures give the same bytes. */
export async function annualReportDocx({ title, body, at, tables }: AnnualReport): Promise<Uint8Array> {
  const document = new Document({
    title: printable(title),
    creator: printable(body),
    lastModifiedBy: printable(body),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: inFont('text', SIZES.text) } } },
    sections: [
      {
        properties: PORTRAIT,
        footers: FOOTERS,
        children: [
          ...titleLines(title),
          ...tables.flatMap((table) => [
            ...set(table.caption, { keepNext: true, spacing: { before: 240 } }, 'heading'),
            ...(table.rows.length === 0 ? [] : [figures(table)]),
            ...(table.note === null ? [] : set(table.note, {}, 'text', SIZES.table)),
          ]),
        ],
      },
    ],
  });
  return repacked(await Packer.toBuffer(document), (part, xml) => {
    if (part === 'word/fontTable.xml') return FONT_TABLE;
    return part === 'docProps/core.xml' ? dated(xml, at) : xml;
  });
}

function figures({ columns, rows }: FigureTable) {
  const width = Math.floor(TYPE_AREA.width / (columns.length + 1));
  return docxTable({
    size: SIZES.table,
    columns: columns.map((header, index) => ({
      header,
      width: index === 0 ? 2 * width : width,
      centred: index > 0,
    })),
    rows: rows.map((cells) => ({ cells: cells.map((text) => ({ pieces: [{ text }] })) })),
  });
}
