import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { MalformedError } from './errors';

/** RFC 8410: the DER around a raw Ed25519 key, the same for every key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A private key in PEM (PKCS 8) from 32 bytes of chance. */
export function ed25519Pem(seed: Uint8Array): string {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'pem', type: 'pkcs8' }) as string;
}

/** @throws MalformedError where the PEM holds no Ed25519 private key. */
export function readEd25519(pem: string): { publicKey: Uint8Array; sign(text: Uint8Array): Uint8Array } {
  const key = readPem(pem);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { publicKey: spki.subarray(SPKI.length), sign: (text) => sign(null, text, key) };
}

export function verifyEd25519(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return signature.length === 64 && verify(null, text, key, signature);
}

function readPem(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new MalformedError('签名密钥', '不是 PEM（PKCS 8）私钥');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new MalformedError('签名密钥', '不是 Ed25519 私钥');
  return key;
}
