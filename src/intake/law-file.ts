import { load } from 'cheerio';
import { convertToHtml, images } from 'mammoth';
import { fold } from '../law';
import { NumberedByWord, UnreadableText } from './errors';
import { decodeText } from './text-encoding';
import { wordNumbering } from './word-numbering';
import { boundedZip } from './zip-size';

const MAX_BYTES = 50 * 1024 * 1024;
const BLOCKS =
  'p,div,br,h1,h2,h3,h4,h5,h6,li,ul,ol,dl,dt,dd,tr,table,section,article,main,blockquote,pre,center,hr';

/** `problems` in Chinese: what was guessed on the way to the text. */
export interface LawFile {
  text: string;
  problems: string[];
}

/** The text of a law file: plain text and Markdown verbatim, html and docx as their paragraphs. @throws UnreadableText, NumberedByWord */
export async function readLawFile(bytes: Uint8Array, fileName: string): Promise<LawFile> {
  if (bytes.length === 0) throw new UnreadableText(fileName, '文件是空的');
  if (bytes.length > MAX_BYTES) throw new UnreadableText(fileName, '文件超过 50 MB');
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b)) return docxFile(bytes, fileName);
  if (starts(0xd0, 0xcf)) throw new UnreadableText(fileName, '这是旧版 Word 的 .doc 文件，请另存为 .docx');
  if (starts(0x25, 0x50, 0x44, 0x46))
    throw new UnreadableText(fileName, '这是 PDF，请复制其中的文字，另存为文本');
  if (starts(0x7b, 0x5c, 0x72, 0x74)) throw new UnreadableText(fileName, '这是 RTF 文件，请另存为 .docx');
  const { text, encoding } = decodeText(bytes, fileName);
  const problems = encoding === 'gb18030' ? ['文件不是 UTF-8，按 GB 18030 读取，请核对有无乱码'] : [];
  const isHtml =
    /\.x?html?$/i.test(fileName) || /^[\s\ufeff]*<(?:!doctype html|html)/i.test(text.slice(0, 1000));
  if (!isHtml) return { text, problems };
  const said = htmlText(text);
  if (said === '') throw new UnreadableText(fileName, '网页里没有文字');
  return { text: said, problems };
}

async function docxFile(bytes: Uint8Array, fileName: string): Promise<LawFile> {
  const sound = boundedZip(bytes);
  if (!sound) throw new UnreadableText(fileName, '解压后超过 200 MB，或压缩结构已损坏');
  let html: string;
  try {
    html = (await convertToHtml({ buffer: Buffer.from(sound) }, AS_PLAIN)).value;
  } catch {
    throw new UnreadableText(fileName, '不是完好的 docx');
  }
  const text = paragraphs(html);
  if (text.trim() === '') throw new UnreadableText(fileName, 'docx 里没有文字');
  const { paragraphs: count, ofArticles } = wordNumbering(sound);
  if (ofArticles && !HAS_HEADS.test(text)) throw new NumberedByWord(fileName);
  return { text, problems: count > 0 ? [lostNumbers(count)] : [] };
}

const HAS_HEADS = /^\s*(?:第[〇零一二三四五六七八九十百千\d\s]{1,12}条|一、)/m;

const lostNumbers = (count: number) =>
  `有 ${count} 段用 Word 自动编号，编号不在文字里，没有读到；如果是章、条、项的编号，请在 Word 或 WPS 里另存为“纯文本（.txt）”再导入`;

/** No headings, no lists, no pictures: paragraphs, line breaks and tables are what a law is made of. */
const AS_PLAIN = {
  includeDefaultStyleMap: false,
  includeEmbeddedStyleMap: false,
  convertImage: images.imgElement(async () => ({ src: '' })),
};

/** A line a paragraph, a line break one too; the row of a table in one line, as the html of a law has it. Notes of the editor are left out. */
function paragraphs(html: string): string {
  const $ = load(html);
  $('sup:has(a[id*="note-ref-"]),li[id*="note-"]').remove();
  $('br').replaceWith('\n');
  $('p').append('\n');
  for (const row of $('tr').toArray()) {
    const cells = $(row)
      .children('td,th')
      .toArray()
      .map((cell) => $(cell).text().trim());
    if (cells.every((cell) => !cell.includes('\n'))) $(row).text(`${cells.join('\t').trimEnd()}\n`);
  }
  return $('body')
    .text()
    .replaceAll(/\n{2,}/g, '\n');
}

/** The words of the page, a line a block; scripts, styles and navigation are no text of the law. */
function htmlText(html: string): string {
  const $ = load(html);
  $('script,style,nav,header,footer,noscript,template,iframe,form,button,select').remove();
  const page =
    $('h1').first().text() ||
    ($('title')
      .text()
      .split(/[-_|—–]/)[0] ??
      '');
  const $law = partWithArticles($);
  $law.find('td,th').append('\t');
  $law.find(BLOCKS).each((_, element) => {
    if (element.tagName === 'br') $(element).replaceWith('\n');
    else $(element).before('\n').prepend('\n').append('\n').after('\n');
  });
  const text = lines($law.text());
  const title = lines(page);
  return title !== '' && !fold(text.slice(0, 400)).includes(fold(title)) ? `${title}\n${text}` : text;
}

const HEAD = /第[〇零一二三四五六七八九十百千\d]{1,8}条/g;

/** The innermost element that holds (nearly) every article of the page: what stands around it is the site's. */
function partWithArticles($: ReturnType<typeof load>) {
  const heads = (text: string) => text.match(HEAD)?.length ?? 0;
  let $part = $('body');
  const all = heads($part.text());
  if (all < 3) return $part;
  for (let depth = 0; depth < 200; depth += 1) {
    const inner = $part
      .children()
      .toArray()
      .find((child) => heads($(child).text()) >= all * 0.95);
    if (!inner) return $part;
    $part = $(inner) as typeof $part;
  }
  return $part;
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
}
