import { MalformedError } from './errors';

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** RFC 4648 section 4, in its one canonical form: a changed padding bit is a changed byte. */
export function decodeBase64(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) throw new MalformedError(what, 'Base64 编码不对');
  return bytes;
}
