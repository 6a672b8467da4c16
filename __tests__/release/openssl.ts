import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignatureLine, VerifierKey } from '../../src/release';

/** Signatures over the text as openssl makes them from PEM keys, in the order of `keys` (Ed25519, SM2). */
export function opensslSignatures(
  folder: string,
  text: string,
  ed25519: string,
  sm2: string,
  keys: readonly VerifierKey[],
): SignatureLine[] {
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('text'), text);
  writeFileSync(at('ed25519.pem'), ed25519);
  writeFileSync(at('sm2.pem'), sm2);
  const sign = (name: string, ...further: string[]): Uint8Array => {
    const [input, output] = [at('text'), at(`${name}.sig`)];
    execFileSync('openssl', [
      'pkeyutl',
      '-sign',
      '-inkey',
      at(`${name}.pem`),
      '-rawin',
      '-in',
      input,
      '-out',
      output,
      ...further,
    ]);
    return readFileSync(output);
  };
  const signatures = [sign('ed25519'), sign('sm2', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678')];
  return keys.map(({ name, id }, i) => ({ name, keyId: id, signature: signatures[i]! }));
}
