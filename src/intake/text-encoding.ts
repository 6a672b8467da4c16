import { UnreadableText } from './errors';

/** Bytes → text by BOM, else UTF-8, else GB 18030. Verbatim but for the BOM's bytes, which stay as U+FEFF. */
export function decodeText(bytes: Uint8Array, fileName: string): { text: string; encoding: string } {
  if (bytes.length === 0) throw new UnreadableText(fileName, '文件是空的');
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (text.includes('\u0000') || (text.match(/\ufffd/g)?.length ?? 0) > text.length / 50) {
    throw new UnreadableText(fileName, '内容不是文本');
  }
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
