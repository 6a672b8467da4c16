import { load } from 'cheerio';
import { NotAWorkbook } from './errors';
import type { Cell, SheetGrid } from './sheet-grid';

/** Many offices' systems export an html page under the name .xls. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 1000);
  return /^[\s\ufeff]*</.test(head) && !/<Workbook\b/.test(head) && /<table[\s>]/i.test(text);
}

const MAX_SPAN = 5000;
const MAX_COLUMNS = 120;
const MAX_CELLS = 1_000_000;

/** Every outermost table of a page as a sheet, `rowspan` and `colspan` told as merges. */
export function htmlTables(html: string, fileName: string): SheetGrid[] {
  const $ = load(html);
  const stem = fileName.replace(/\.\w+$/, '');
  const grids: SheetGrid[] = [];
  let cells = 0;
  $('table').each((index, table) => {
    if ($(table).parents('table').length > 0) return;
    const rows: Cell[][] = [];
    const at = (r: number, c: number): Cell => {
      rows[r] ??= [];
      if (!rows[r]![c]) cells += 1;
      if (cells > MAX_CELLS) throw new NotAWorkbook(fileName, '网页里的表格过大');
      rows[r]![c] ??= { text: '', above: '', left: '' };
      return rows[r]![c]!;
    };
    $(table)
      .find('tr')
      .each((r, tr) => {
        rows[r] ??= [];
        let c = 0;
        $(tr)
          .children('td,th')
          .each((_, td) => {
            while (rows[r]![c]) c += 1;
            if (c >= MAX_COLUMNS) return;
            const text = cellText($, td);
            const down = span($(td).attr('rowspan'), MAX_SPAN);
            const right = span($(td).attr('colspan'), MAX_COLUMNS - c);
            for (let y = 0; y < down; y += 1) {
              for (let x = 0; x < right; x += 1) {
                const cell = at(r + y, c + x);
                if (x === 0 && y === 0) cell.text = text;
                else if (x === 0) cell.above = text;
                else cell.left = text;
              }
            }
            c += right;
          });
      });
    const width = Math.max(0, ...rows.map((row) => row?.length ?? 0));
    const even = Array.from(rows, (row) =>
      Array.from({ length: width }, (_, c) => row?.[c] ?? { text: '', above: '', left: '' }),
    );
    if (even.length > 0)
      grids.push({
        name: `${stem}${index === 0 ? '' : index + 1}`,
        firstRow: 1,
        rows: even,
        hidden: false,
        problems: [],
      });
  });
  return grids;
}

function cellText($: ReturnType<typeof load>, td: Parameters<ReturnType<typeof load>>[0]): string {
  const cell = $(td as never).clone();
  cell.find('script,style').remove();
  cell.find('br').replaceWith('\n');
  cell.find('p,div,li').each((_, block) => {
    $(block).append('\n');
  });
  return cell
    .text()
    .replaceAll(/[ \t]*\n\s*/g, '\n')
    .trim();
}

function span(written: string | undefined, most: number): number {
  const number = Number(written ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, Math.max(1, most)) : 1;
}
