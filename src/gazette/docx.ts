import { Document, Packer, type Paragraph, type Table } from 'docx';
import { repacked } from '../exchange';
import { comparisonTable } from './comparison-table';
import { FONT_TABLE, inFont, SIZES } from './fonts';
import type { GazetteInput } from './gazette-input';
import { listTable } from './list-table';
import { noticeParagraphs, set, titleLines } from './notice';
import { annexTitles, noticeOf } from './notice-words';
import { FOOTERS, LANDSCAPE, PORTRAIT } from './page';
import { printable } from './text';
import { witnessParagraphs } from './witness';

const LEGEND = '说明：删去的文字加删除线，新增的文字加下划线；未变的长段文字以“……”略去，全文见附件2。';

/**
 * A release, or the step between two, as a formal document by GB/T 9704-2012: notice, comparison table, the list, and the log's size and
 * root on the last page. For Word, WPS and LibreOffice. The same input gives the same bytes.
 */
export async function gazetteDocx(input: GazetteInput): Promise<Uint8Array> {
  const notice = noticeOf(input);
  const annexes = annexTitles(input);
  const tables = input.from ? [comparisonTable(input), listTable(input)] : [listTable(input)];
  const document = new Document({
    title: printable(notice.title.replace('\n', '')),
    creator: printable(input.body),
    lastModifiedBy: printable(input.body),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: inFont('text', SIZES.text) } } },
    sections: [
      { properties: PORTRAIT, footers: FOOTERS, children: noticeParagraphs(notice) },
      ...tables.map((table, index) => ({
        properties: LANDSCAPE,
        footers: FOOTERS,
        children: [
          ...annex(annexes[index]!, tables.length > 1 ? String(index + 1) : ''),
          ...(index < tables.length - 1 ? set(LEGEND, { keepNext: true }, 'subheading', SIZES.table) : []),
          table,
          ...(index === tables.length - 1 ? witnessParagraphs(input) : []),
        ],
      })),
    ],
  });
  return repacked(await Packer.toBuffer(document), (part, xml) => {
    if (part === 'word/fontTable.xml') return FONT_TABLE;
    return part === 'docProps/core.xml' ? dated(xml, input.to.publishedAt) : xml;
  });
}

function annex(title: string, number: string): (Paragraph | Table)[] {
  return [...set(`附件${number}`, { keepNext: true }, 'heading'), ...titleLines(title)];
}

/** The library writes the time of day: the release's own time takes its place. */
function dated(core: string, publishedAt: string): string {
  const instant = new Date(publishedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return core.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}
