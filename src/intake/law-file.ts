import { load } from 'cheerio';
import { extractRawText } from 'mammoth';
import { UnreadableText } from './errors';
import { decodeText } from './text-encoding';
import { unpackedSize } from './zip-size';

const MAX_UNPACKED = 200 * 1024 * 1024;
const BLOCKS = 'p,div,br,h1,h2,h3,h4,h5,h6,li,tr,section,article,blockquote,table';

/** The text of a law file: plain text and Markdown verbatim, html and docx as their paragraphs. Throws `UnreadableText`. */
export async function readLawFile(bytes: Uint8Array, fileName: string): Promise<{ text: string }> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { text: await docxText(bytes, fileName) };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new UnreadableText(fileName, '这是旧版 Word 的 .doc 文件，请另存为 .docx');
  if (bytes[0] === 0x25 && bytes[1] === 0x50)
    throw new UnreadableText(fileName, '这是 PDF，请改用可编辑的文本');
  const { text } = decodeText(bytes, fileName);
  return {
    text: /\.html?$/i.test(fileName) || /^\s*<(?:!doctype html|html)/i.test(text) ? htmlText(text) : text,
  };
}

async function docxText(bytes: Uint8Array, fileName: string): Promise<string> {
  if ((unpackedSize(bytes) ?? Number.POSITIVE_INFINITY) > MAX_UNPACKED) {
    throw new UnreadableText(fileName, '解压后超过 200 MB，或压缩结构已损坏');
  }
  try {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    return value.replaceAll(/\n{2,}/g, '\n');
  } catch {
    throw new UnreadableText(fileName, '不是完好的 docx');
  }
}

/** The words of the page, a line a block; scripts, styles and navigation are no text of the law. */
function htmlText(html: string): string {
  const $ = load(html);
  $('script,style,nav,header,footer,noscript,template').remove();
  $(BLOCKS).each((_, element) => {
    $(element).prepend('\n').append('\n');
  });
  return $('body')
    .text()
    .replaceAll(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim();
}
