import { ed25519 } from '@noble/curves/ed25519';

/** As `../ed25519`, in JavaScript alone. By RFC 8032: strict, as openssl is. */
export function verifyEd25519(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(Uint8Array.from(signature), text, Uint8Array.from(publicKey), { zip215: false });
  } catch {
    // Thrown for points that are none: not a signature.
    return false;
  }
}
