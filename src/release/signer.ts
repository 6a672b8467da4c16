import { ed25519Pem, readEd25519 } from './ed25519';
import { MalformedError } from './errors';
import type { SignatureLine } from './note';
import { readSm2, sm2Pem } from './sm2';
import { checkKeyName, type VerifierKey, verifierKey } from './vkey';

/** Who signs checkpoints: a key file, or a device behind a command. The first key is the Ed25519 one that standard verifiers read. */
export interface Signer {
  readonly keys: readonly VerifierKey[];
  /** One line a key, in the order of `keys`. The same text may give other bytes each time: store what came out. */
  sign(text: string): Promise<SignatureLine[]>;
}

/** Both private keys in PEM, under one name, which is the log's origin. */
export interface KeyMaterial {
  name: string;
  ed25519: string;
  sm2: string;
}

/** Bytes of chance that `makeKeys` takes: 32 for Ed25519, 48 for SM2. */
export const KEY_CHANCE = 80;

/** New keys. Chance comes in as an argument (`crypto.randomBytes(KEY_CHANCE)`); the same bytes give the same keys. */
export function makeKeys(name: string, chance: Uint8Array): KeyMaterial {
  checkKeyName(name);
  if (chance.length !== KEY_CHANCE) throw new RangeError(`keys take ${KEY_CHANCE} bytes of chance`);
  return { name, ed25519: ed25519Pem(chance.subarray(0, 32)), sm2: sm2Pem(chance.subarray(32)) };
}

/** A key file: the name in a comment, then both PEM blocks; openssl reads either. To be kept with rights 0600. */
export function formatKeyFile({ name, ed25519, sm2 }: KeyMaterial): string {
  return `name: ${name}\n${ed25519}${sm2}`;
}

export function parseKeyFile(text: string): KeyMaterial {
  const name = /^name: (\S+)$/m.exec(text)?.[1];
  const [ed25519, sm2] = text.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n?/g) ?? [];
  if (!name || !ed25519 || !sm2)
    throw new MalformedError('密钥文件', '应有“name:”一行和两段 PEM 私钥（Ed25519、SM2）');
  return { name, ed25519, sm2 };
}

/** @throws MalformedError where a key cannot be read. */
export function keySigner(material: KeyMaterial): Signer {
  const parts = [
    { algorithm: 'ed25519' as const, key: readEd25519(material.ed25519) },
    { algorithm: 'sm2' as const, key: readSm2(material.sm2) },
  ].map(({ algorithm, key }) => ({
    verifier: verifierKey(material.name, algorithm, key.publicKey),
    sign: key.sign,
  }));
  return {
    keys: parts.map(({ verifier }) => verifier),
    async sign(text) {
      const bytes = new TextEncoder().encode(text);
      return parts.map(({ verifier, sign }) => ({
        name: verifier.name,
        keyId: verifier.id,
        signature: sign(bytes),
      }));
    },
  };
}

/** Signs with both: for the one checkpoint that first holds a rotation from the old key to the new. */
export function jointSigner(old: Signer, next: Signer): Signer {
  return {
    keys: [...old.keys, ...next.keys],
    sign: async (text) => [...(await old.sign(text)), ...(await next.sign(text))],
  };
}
