import { Document, Packer, type Paragraph, type Table } from 'docx';
import { repacked } from '../exchange';
import { FONT_TABLE, inFont, SIZES } from './fonts';
import { type GazetteAnnex, gazetteDocument } from './gazette-document';
import type { GazetteInput } from './gazette-input';
import { noticeParagraphs, set, titleLines } from './notice';
import { FOOTERS, LANDSCAPE, PORTRAIT } from './page';
import { docxTable } from './table';
import { printable } from './text';
import { witnessParagraphs } from './witness';

/**
 * A release, or the step between two, as a formal document by GB/T 9704-2012: notice, comparison table, the list, and the log's size and
 * root on the last page. For Word, WPS and LibreOffice. The same input gives the same bytes.
 */
export async function gazetteDocx(input: GazetteInput): Promise<Uint8Array> {
  const { title, notice, annexes, witness } = gazetteDocument(input);
  const document = new Document({
    title: printable(title),
    creator: printable(input.body),
    lastModifiedBy: printable(input.body),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: inFont('text', SIZES.text) } } },
    sections: [
      { properties: PORTRAIT, footers: FOOTERS, children: noticeParagraphs(notice) },
      ...annexes.map((annex, index) => ({
        properties: LANDSCAPE,
        footers: FOOTERS,
        children: [
          ...annexParagraphs(annex),
          ...(index === annexes.length - 1 ? witnessParagraphs(witness) : []),
        ],
      })),
    ],
  });
  return repacked(await Packer.toBuffer(document), (part, xml) => {
    if (part === 'word/fontTable.xml') return FONT_TABLE;
    return part === 'docProps/core.xml' ? dated(xml, input.to.publishedAt) : xml;
  });
}

function annexParagraphs({ label, title, legend, table }: GazetteAnnex): (Paragraph | Table)[] {
  return [
    ...set(label, { keepNext: true }, 'heading'),
    ...titleLines(title),
    ...(legend === null ? [] : set(legend, { keepNext: true }, 'subheading', SIZES.table)),
    docxTable(table),
  ];
}

/** The library writes the time of day: the release's own time takes its place. */
export function dated(core: string, publishedAt: string): string {
  const instant = new Date(publishedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return core.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}
