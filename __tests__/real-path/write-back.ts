import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet, write } from '@e965/xlsx';
import { citedLawsIn, numberToChinese, parseLaw, provisionAt, titleKey } from '../../src/law';
import { corpusDir } from '../corpus';

const ROAD = '中华人民共和国道路运输条例';

export const transportWorkbook = join(corpusDir, 'lists/附件：克拉玛依市交通运输局2024年权责清单.xlsx');
export const roadLaw = (date: string) => join(corpusDir, 'laws/道路运输条例', `${date}.txt`);

/** One basis written back to what it was under the 2022 text, with what it must become again. */
export interface WrittenBack {
  serial: string;
  name: string;
  old: string;
  new: string;
  kind: string;
}

interface TruthRow {
  old: string | null;
  new: string | null;
  kind: string;
}

/**
 * The transport list already cites 道路运输条例 as of 2023. This writes every basis whose article the 2023 text changed or
 * renumbered back to its number and words of 2022, edition note included, and says which ones.
 */
export function workbookOf2022(): { bytes: Buffer; written: WrittenBack[] } {
  const book = read(readFileSync(transportWorkbook));
  const sheet = book.Sheets.打印版!;
  const truth: TruthRow[] = JSON.parse(
    readFileSync(join(corpusDir, 'truth/道路运输条例__2022-03-29__2023-07-20.json'), 'utf8'),
  );
  const was = new Map(truth.filter((r) => r.new && r.old && r.kind !== 'same').map((r) => [r.new!, r]));
  const old = parseLaw(readFileSync(roadLaw('2022-03-29'), 'utf8'));

  const written: WrittenBack[] = [];
  const rows = utils.decode_range(sheet['!ref']!).e.r;
  for (let row = 2; row <= rows; row += 1) {
    const cell = sheet[`E${row + 1}`];
    if (typeof cell?.v !== 'string') continue;
    const back = cellOf2022(cell.v, was, old);
    if (back.rows.length === 0) continue;
    cell.v = back.text;
    delete cell.w;
    delete cell.h;
    delete cell.r;
    const serial = textAt(sheet, `A${row + 1}`);
    const name = textAt(sheet, `B${row + 1}`);
    written.push(...back.rows.map((r) => ({ serial, name, old: r.old!, new: r.new!, kind: r.kind })));
  }
  return { bytes: write(book, { type: 'buffer', bookType: 'xlsx' }), written };
}

function textAt(sheet: WorkSheet, address: string): string {
  return String(sheet[address]?.v ?? '');
}

function cellOf2022(cell: string, was: Map<string, TruthRow>, old: ReturnType<typeof parseLaw>) {
  const edits: { start: number; end: number; text: string }[] = [];
  const rows: TruthRow[] = [];
  for (const cited of citedLawsIn(cell)) {
    if (titleKey(cited.law) !== titleKey(ROAD)) continue;
    for (const { citations, span, quote } of cited.provisions) {
      const row = citations.length === 1 ? was.get(citations[0]!.article ?? '') : undefined;
      if (!row || !quote) continue;
      rows.push(row);
      edits.push({ ...span, text: `第${numberToChinese(Number(row.old))}条` });
      edits.push({ ...quote, text: wordsOf(old, row.old!) });
    }
    if (rows.length > 0 && cited.editionNote) {
      const note = cell.slice(cited.editionNote.start, cited.editionNote.end);
      edits.push({
        ...cited.editionNote,
        text: note.replace('2023年7月20日', '2022年3月29日').replace('第五次修订', '第四次修订'),
      });
    }
  }
  const text = edits
    .sort((a, b) => b.start - a.start)
    .reduce((so, { start, end, text: put }) => so.slice(0, start) + put + so.slice(end), cell);
  return { text, rows };
}

/** The article's words without its number. */
function wordsOf(law: ReturnType<typeof parseLaw>, article: string): string {
  return provisionAt(law, article)!
    .text.replace(/^第[一二三四五六七八九十百]+条\s*/, '')
    .trim();
}
