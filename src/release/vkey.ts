import { decodeBase64, encodeBase64 } from './base64';
import { sha256, sha256Hex } from './digest';
import { MalformedError } from './errors';

/** c2sp.org/signed-note: how a key signs. SM2 has no assigned byte, so it takes 0xff and a long identifier. */
export type SignatureAlgorithm = 'ed25519' | 'sm2';

const SM2_IDENTIFIER = 'quanze.sm2-sm3-der.id-1234567812345678.v1';

const TYPE: Record<SignatureAlgorithm, Uint8Array> = {
  ed25519: Uint8Array.of(0x01),
  sm2: Uint8Array.of(0xff, ...new TextEncoder().encode(SM2_IDENTIFIER)),
};

/** Ed25519: 32 bytes (RFC 8032). SM2: the point uncompressed, 0x04 ‖ X ‖ Y. */
const KEY_LENGTH: Record<SignatureAlgorithm, number> = { ed25519: 32, sm2: 65 };

export interface VerifierKey {
  name: string;
  /** Four bytes in hex: a hint which key signed, not a proof. */
  id: string;
  algorithm: SignatureAlgorithm;
  publicKey: Uint8Array;
}

export function verifierKey(name: string, algorithm: SignatureAlgorithm, publicKey: Uint8Array): VerifierKey {
  checkKeyName(name);
  if (publicKey.length !== KEY_LENGTH[algorithm]) throw new MalformedError('公钥', '长度不对');
  const id = Buffer.from(sha256(`${name}\n`, TYPE[algorithm], publicKey)).toString('hex', 0, 4);
  return { name, id, algorithm, publicKey };
}

/** `<name>+<key id in hex>+<base64 of type and public key>`. */
export function formatVkey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${encodeBase64(Buffer.concat([TYPE[key.algorithm], key.publicKey]))}`;
}

/** @throws MalformedError also where the key ID is not that of the key. */
export function parseVkey(text: string): VerifierKey {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (!name || !id || !encoded)
    throw new MalformedError('验证密钥（vkey）', '应为“名称+八位十六进制+Base64”');
  const bytes = decodeBase64(encoded, '验证密钥（vkey）');
  for (const algorithm of ['ed25519', 'sm2'] as const) {
    const type = TYPE[algorithm];
    if (bytes.length !== type.length + KEY_LENGTH[algorithm] || !type.every((byte, i) => byte === bytes[i])) {
      continue;
    }
    const key = verifierKey(name, algorithm, bytes.subarray(type.length));
    if (key.id !== id) throw new MalformedError('验证密钥（vkey）', `密钥编号应为 ${key.id}，写的是 ${id}`);
    return key;
  }
  throw new MalformedError('验证密钥（vkey）', '不认识的签名算法，这里只用 Ed25519 和 SM2');
}

/** What a person compares with the gazette: SHA-256 of the vkey as text (`printf %s VKEY | sha256sum`). */
export function fingerprint(key: VerifierKey): string {
  return sha256Hex(formatVkey(key));
}

/** c2sp.org/signed-note: a name is not empty and has neither Unicode spaces nor `+`. */
export function checkKeyName(name: string): void {
  if (name === '' || /[\s+\p{Z}\p{Cc}]/u.test(name)) {
    throw new MalformedError('密钥名称', `“${name}”为空，或含有空白或加号`);
  }
}
