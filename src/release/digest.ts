import * as crypto from 'node:crypto';
import { createHash, getHashes, type Hash } from 'node:crypto';
import { sm3 as portableSm3 } from 'sm-crypto-v2';

export function sha256(...parts: (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function sha256Hex(bytes: Uint8Array | string): string {
  // In one call, which Node has from 20.12 on, small files take half the time; verify.mjs also runs without it.
  if ('hash' in crypto) return crypto.hash('sha256', bytes, 'hex');
  return createHash('sha256').update(bytes).digest('hex');
}

/** OpenSSL's SM3 is more than twice as fast as the portable one (440 and 180 MB/s), but builds of Node without it exist. */
const nativeSm3 = getHashes().includes('sm3');

export function sm3Hex(bytes: Uint8Array | string): string {
  if (nativeSm3) return createHash('sm3').update(bytes).digest('hex');
  return portableSm3Hex(bytes);
}

/** GB/T 32905 without OpenSSL. */
export function portableSm3Hex(bytes: Uint8Array | string): string {
  return portableSm3(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
}

/** A digest fed piece by piece, so that a large file need not lie in memory. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export function runningSha256(): RunningDigest {
  return running(createHash('sha256'));
}

function running(hash: Hash): RunningDigest {
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
