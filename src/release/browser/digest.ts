import { sha256 as digestOf } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { sm3 } from 'sm-crypto-v2';

/** What `../digest` gives, in JavaScript alone: a page opened as a file or by plain HTTP has no `crypto.subtle`. */

const bytesOf = (part: Uint8Array | string): Uint8Array =>
  typeof part === 'string' ? new TextEncoder().encode(part) : part;

export function sha256(...parts: (Uint8Array | string)[]): Uint8Array {
  const hash = digestOf.create();
  for (const part of parts) hash.update(bytesOf(part));
  return hash.digest();
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return bytesToHex(digestOf(bytesOf(bytes)));
}

export function sm3Hex(bytes: Uint8Array | string): string {
  return sm3(bytesOf(bytes));
}

/** A digest fed piece by piece, so that a large file need not lie in memory. */
export function runningSha256(): { update(bytes: Uint8Array): void; hex(): string } {
  const hash = digestOf.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}
