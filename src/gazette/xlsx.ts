import { listSheet, type MarkedText, type SheetPlan, type TableSheet, workbookXlsx } from '../exchange';
import { type GazetteAnnex, type GazetteDocument, gazetteDocument } from './gazette-document';
import type { GazetteInput } from './gazette-input';
import { printable } from './text';
import { WITNESS_TITLE } from './witness-words';

/**
 * As `gazetteDocx`, as a workbook: 公告, 对照表 where there is one, and 清单 with every column, its name cells merged as lists are published. The
 * same input gives the same bytes. @throws CellTooLong
 */
export function gazetteXlsx(input: GazetteInput): Uint8Array {
  const document = gazetteDocument(input);
  const plans: SheetPlan[] = [{ name: '公告', lines: noticeLines(document) }];
  if (input.from) plans.push(comparisonSheet(document.annexes[0]!, input));
  plans.push(listSheet({ title: input.listTitle, items: input.items }, { merged: true }));
  return workbookXlsx(plans);
}

function noticeLines({ title, notice, witness }: GazetteDocument): string[] {
  const { number, opening, parts, closing, annexes, signedBy, date } = notice;
  const many = annexes.length > 1;
  const lines = [
    title,
    number,
    '',
    opening,
    ...parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ...closing,
    '',
    ...annexes.map((annex, index) => `附件${many ? index + 1 : ''}：${annex}`),
    '',
    signedBy,
    date,
    '',
    WITNESS_TITLE,
    ...witness,
  ];
  return lines.map(printable);
}

function comparisonSheet({ title, table }: GazetteAnnex, { changes }: GazetteInput): TableSheet {
  return {
    name: '对照表',
    title,
    // A character of 五号 is 210 twips wide, two of the sheet's.
    columns: table.columns.map(({ header, width }) => ({ header, width: Math.round(width / 70) })),
    rows: table.rows.map(({ cells }, index) => ({
      item: changes[index]!.number,
      cells: cells.map(({ pieces }) => pieces as readonly MarkedText[]),
    })),
    merges: [],
  };
}
