import { decodeBase64, encodeBase64 } from './base64';
import { verifyEd25519 } from './ed25519';
import { MalformedError } from './errors';
import { verifySm2 } from './sm2';
import { checkKeyName, type VerifierKey } from './vkey';

/** c2sp.org/signed-note: a text, an empty line, signature lines. */
export interface SignedNote {
  /** With its final newline: exactly what is signed. */
  text: string;
  signatures: SignatureLine[];
}

export interface SignatureLine {
  name: string;
  /** Four bytes in hex. */
  keyId: string;
  signature: Uint8Array;
}

const WHAT = '签名文本';
/** More than the 16 that a verifier must accept; a bound against junk. */
const MOST_SIGNATURES = 64;

export function formatSignature({ name, keyId, signature }: SignatureLine): string {
  return `— ${name} ${encodeBase64(Buffer.concat([Buffer.from(keyId, 'hex'), signature]))}\n`;
}

export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

export function parseNote(note: string): SignedNote {
  // The one control character allowed is the newline.
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note))
    throw new MalformedError(WHAT, '含有控制字符或无效字节');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new MalformedError(WHAT, '没有空行隔开的签名');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new MalformedError(WHAT, '签名行太多');
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): SignatureLine {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  if (!name || !encoded) throw new MalformedError(WHAT, `签名行应为“— 名称 Base64”：${line.slice(0, 80)}`);
  checkKeyName(name);
  const bytes = Buffer.from(decodeBase64(encoded, WHAT));
  if (bytes.length < 5) throw new MalformedError(WHAT, '签名太短');
  return { name, keyId: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

export interface NoteVerdict {
  /** Keys whose signature holds. */
  signed: VerifierKey[];
  /** Keys that are named by a line whose signature does not hold: the whole note is to be rejected. */
  failed: VerifierKey[];
  /** Lines of keys that are not known here. */
  unknown: SignatureLine[];
}

/** Name and ID together choose the key (signed-note, "Signatures"). */
export function checkSignatures(note: SignedNote, keys: readonly VerifierKey[]): NoteVerdict {
  const verdict: NoteVerdict = { signed: [], failed: [], unknown: [] };
  const text = new TextEncoder().encode(note.text);
  for (const line of note.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.keyId);
    if (!key) verdict.unknown.push(line);
    else (holds(key, text, line.signature) ? verdict.signed : verdict.failed).push(key);
  }
  return verdict;
}

function holds(key: VerifierKey, text: Uint8Array, signature: Uint8Array): boolean {
  switch (key.algorithm) {
    case 'ed25519':
      return verifyEd25519(key.publicKey, text, signature);
    case 'sm2':
      return verifySm2(key.publicKey, text, signature);
  }
}
