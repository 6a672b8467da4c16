import { UnreadableText } from './errors';

/**
 * Bytes → text by BOM, else UTF-8, else UTF-16 where every other byte is nought, else GB 18030. Verbatim but for the
 * BOM's bytes, which stay as U+FEFF. `refusal` makes the error.
 */
export function decodeText(
  bytes: Uint8Array,
  fileName: string,
  refusal: (why: string) => Error = (why) => new UnreadableText(fileName, why),
): { text: string; encoding: string } {
  if (bytes.length === 0) throw refusal('文件是空的');
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (text.includes('\0') || manyLost(text)) throw refusal('内容不是文本');
  if (text.replace('\ufeff', '').trim() === '') throw refusal('文件里没有文字');
  return { text, encoding };
}

function manyLost(text: string): boolean {
  return (text.match(/[\ufffd\x01-\x08\x0e-\x1f]/g)?.length ?? 0) > text.length / 50;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return 'utf-8';
  } catch {
    // Not UTF-8; the older encodings follow.
  }
  return utf16Unmarked(bytes) ?? 'gb18030';
}

/** Without a mark, whichever byte order reads as Chinese and ASCII; GB 18030 text has no zero byte at all. */
function utf16Unmarked(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 20_000 + (bytes.length % 2));
  if (!head.includes(0)) return null;
  const reads = (encoding: string) => {
    const text = new TextDecoder(encoding).decode(head);
    const usual = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
    return usual > text.length * 0.9;
  };
  return ['utf-16le', 'utf-16be'].find(reads) ?? null;
}
