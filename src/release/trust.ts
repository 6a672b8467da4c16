import { MalformedError } from './errors';
import { type Policy, parsePolicy } from './policy';
import { parseVkey } from './vkey';

/** What a person holds from outside the tree to tell who published it. */
export interface Trust {
  policy?: Policy;
  /** SHA-256 of keys as text, in hex, as the gazette prints them. @see fingerprint */
  fingerprints?: string[];
}

/** A fingerprint, a key on one line, or a whole policy. A fingerprint is taken only whole: a part of it is soon forged. @throws MalformedError */
export function parseTrust(text: string): Trust {
  if (/^\s*(#|log |quorum )/m.test(text)) return { policy: parsePolicy(`${text}\n`) };
  const hex = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (!/^[0-9a-f]+$/.test(hex)) return { policy: { keys: [parseVkey(text.trim())] } };
  if (hex.length !== 64) {
    throw new MalformedError('密钥指纹', `应为 64 位十六进制，写的是 ${hex.length} 位；请照公报写全`);
  }
  return { fingerprints: [hex] };
}
