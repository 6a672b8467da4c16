import { sm2 } from 'sm-crypto-v2';
import { MalformedError } from './errors';

/**
 * SM2 with SM3 (GB/T 32918.2) by the default ID 1234567812345678, the signature in DER. Not by node:crypto, which signs plain ECDSA
 * or leaves the ID empty: such signatures verify nowhere.
 */
const OPTIONS = { hash: true, der: true } as const;

/** Order of the curve's base point. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** PKCS 8 around the private number, curve sm2p256v1 (1.2.156.10197.1.301), so that openssl reads it. */
const PKCS8 = Buffer.from('308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420', 'hex');
const POINT = Buffer.from('a14403420004', 'hex');

/** A private key in PEM (PKCS 8) from 48 bytes of chance: 16 more than the order has, so that no number is likelier than another. */
export function sm2Pem(chance: Uint8Array): string {
  if (chance.length !== 48) throw new RangeError('an SM2 key takes 48 bytes of chance');
  const number = (BigInt(`0x${Buffer.from(chance).toString('hex')}`) % (ORDER - 2n)) + 1n;
  const hex = number.toString(16).padStart(64, '0');
  const point = Buffer.from(sm2.getPublicKeyFromPrivateKey(hex), 'hex').subarray(1);
  const der = Buffer.concat([PKCS8, Buffer.from(hex, 'hex'), POINT, point]);
  const lines = der.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/** @throws MalformedError where the PEM holds no SM2 private key as written by `sm2Pem` or openssl. */
export function readSm2(pem: string): { publicKey: Uint8Array; sign(text: Uint8Array): Uint8Array } {
  const body = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(pem)?.[1];
  const der = Buffer.from(body ?? '', 'base64');
  if (!der.subarray(0, PKCS8.length).equals(PKCS8))
    throw new MalformedError('SM2 签名密钥', '不是 SM2 的 PKCS 8 私钥');
  const hex = der.toString('hex', PKCS8.length, PKCS8.length + 32);
  const publicKey = Buffer.from(sm2.getPublicKeyFromPrivateKey(hex), 'hex');
  return {
    publicKey,
    sign: (text) =>
      Buffer.from(sm2.doSignature(text, hex, { ...OPTIONS, publicKey: publicKey.toString('hex') }), 'hex'),
  };
}

export function verifySm2(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  try {
    const [point, signed] = [Buffer.from(publicKey), Buffer.from(signature)].map((b) => b.toString('hex'));
    if (!isCanonicalDer(signature)) return false;
    return sm2.verifyPublicKey(point!) && sm2.doVerifySignature(text, signed!, point!, OPTIONS);
  } catch {
    // The library throws on DER that does not parse: not a signature.
    return false;
  }
}

/** Two positive integers in the one form of DER. The library skips over tags and lengths, so a changed byte there would pass. */
function isCanonicalDer(signature: Uint8Array): boolean {
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2) return false;
  let at = 2;
  for (let integer = 0; integer < 2; integer++) {
    const [tag, length, first, second] = signature.subarray(at, at + 4);
    if (tag !== 0x02 || !length || length > 33 || first === undefined || first >= 0x80) return false;
    // A leading zero stands only before a byte that would otherwise read as negative.
    if (first === 0 && (length === 1 || second === undefined || second < 0x80)) return false;
    at += 2 + length;
  }
  return at === signature.length;
}
