import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { verifyPath } from '../../src/release';
import {
  gazetteOf,
  type Installation,
  KeyInUse,
  LOCAL_ADMINISTRATOR,
  NoSuchKey,
  revokeKey,
  rotateKey,
  SignerFailed,
  showKeys,
} from '../../src/services';
import { makeKeyFile } from '../../src/services/publish/key-file';
import { auditTrail } from '../../src/store';
import { publishedList, publishNow } from './published-list';

const actor = LOCAL_ADMINISTRATOR;

describe('the signing keys', () => {
  let installation: Installation;
  let first: string;
  let printed: string;
  let checkpoint: string;
  const verify = (given: { key?: string; since?: string }) =>
    verifyPath(installation.settings.siteDir, given);
  const ed25519 = async () => (await showKeys(installation)).keys[0]!.vkey;

  /** On the last page of the first release's gazette. */
  const printedFingerprint = async (): Promise<string> => {
    const { bytes } = await gazetteOf(installation, { to: 1 }, 'docx');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return /密钥指纹：([0-9a-f]{64})/.exec(value)![1]!;
  };

  beforeAll(async () => {
    installation = await publishedList(
      `sqlite:${join(mkdtempSync(join(tmpdir(), 'quanze-keys-')), 'quanze.db')}`,
      3,
    );
    first = await ed25519();
    printed = await printedFingerprint();
    checkpoint = join(mkdtempSync(join(tmpdir(), 'quanze-kept-')), 'checkpoint');
    writeFileSync(checkpoint, readFileSync(join(installation.settings.siteDir, 'current/log/checkpoint')));
  });
  afterAll(() => installation.close());

  it('lie where only their owner can read them, and are shown with the fingerprint to print', async () => {
    const { keysDir } = installation.settings;
    expect(statSync(join(keysDir, 'log.key')).mode & 0o777).toBe(0o600);
    const { keys } = await showKeys(installation);
    expect(keys.map(({ algorithm }) => algorithm)).toEqual(['ed25519', 'sm2']);
    chmodSync(join(keysDir, 'log.key'), 0o644);
    await expect(showKeys(installation)).rejects.toThrow('chmod 600');
    chmodSync(join(keysDir, 'log.key'), 0o600);
  });

  it('are not revoked while they sign', async () => {
    await expect(revokeKey(installation, { vkey: first, reason: 'stolen', actor })).rejects.toThrow(KeyInUse);
  });

  it('are printed in the gazette by the fingerprint of the one that signed the release', async () => {
    expect(printed).toBe((await showKeys(installation)).keys[0]!.fingerprint);
    const { keysDir } = installation.settings;
    installation.settings.keysDir = join(keysDir, 'not-restored-yet');
    expect(await printedFingerprint()).toBe(printed);
    installation.settings.keysDir = keysDir;
  });

  it('are changed by an entry that both sign: whoever trusts the old key trusts the new one', async () => {
    const { keys, former } = await rotateKey(installation, { actor });
    expect(former).toContain(first);
    expect(await ed25519()).toBe(keys[0]!.vkey);
    expect(keys[0]!.vkey).not.toBe(first);
    for (const key of [first, keys[0]!.vkey]) {
      const report = await verify({ key, since: checkpoint });
      expect(report.problems).toEqual([]);
      expect(report.publisher).toBe('checked');
    }
    const files = readdirSync(installation.settings.keysDir).sort();
    expect(files).toEqual(['log.key', expect.stringMatching(/^log\.key\.retired-[0-9a-f]{8}$/)]);
    expect((await auditTrail(installation.db.manager)).rows.map(({ act }) => act)).toContain('key.rotate');
    await publishNow(installation);
    expect((await verify({ key: first })).ok).toBe(true);
    expect(await printedFingerprint()).toBe(printed);
  });

  it('change hands at the next start where the change was logged and the process then killed', async () => {
    const before = await ed25519();
    const { keysDir } = installation.settings;
    const rename = jest.spyOn(jest.requireActual('node:fs/promises') as object, 'rename' as never);
    rename.mockRejectedValueOnce(new Error('killed') as never);
    await expect(rotateKey(installation, { actor })).rejects.toThrow('killed');
    rename.mockRestore();
    expect(readdirSync(keysDir)).toContain('log.key.next');
    await publishNow(installation);
    expect(await ed25519()).not.toBe(before);
    expect(readdirSync(keysDir)).not.toContain('log.key.next');
    expect((await verify({ key: first, since: checkpoint })).problems).toEqual([]);
  });

  it('once replaced are revoked by name; trust has passed on to the new ones', async () => {
    await expect(revokeKey(installation, { vkey: 'x', reason: 'lost', actor })).rejects.toThrow(NoSuchKey);
    await revokeKey(installation, { vkey: first, reason: 'stolen', actor });
    expect((await showKeys(installation)).revoked).toEqual([first]);
    for (const key of [first, await ed25519()]) expect((await verify({ key })).problems).toEqual([]);
    await expect(revokeKey(installation, { vkey: first, reason: 'stolen', actor })).rejects.toThrow(
      '已经吊销',
    );
  });

  const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '';
  const withOpenssl = /^OpenSSL [3-9]/.test(openssl) ? it : it.skip;
  withOpenssl('may lie in a device behind a program, here openssl', async () => {
    const program = deviceOf(mkdtempSync(join(tmpdir(), 'quanze-device-')));
    const { keys } = await rotateKey(installation, { actor, next: program });
    const report = await verify({ key: keys[0]!.vkey });
    expect(report.problems).toEqual([]);
    expect(report.publisher).toBe('checked');
    // The old file would sign again.
    await expect(publishNow(installation)).rejects.toThrow('用 SIGNER_COMMAND 指明');
    installation.settings.signerCommand = program;
    await publishNow(installation);
    installation.settings.signerCommand = `${program}-unplugged`;
    await expect(publishNow(installation)).rejects.toThrow(SignerFailed);
    expect((await verify({ key: keys[0]!.vkey })).ok).toBe(true);
  });
});

it('are not made over a file that is there', async () => {
  const installation = { settings: { keysDir: mkdtempSync(join(tmpdir(), 'quanze-keys-')) } } as Installation;
  const random = (size: number) => new Uint8Array(size).fill(7);
  await makeKeyFile({ ...installation, random }, 'example', 'log.key');
  await expect(makeKeyFile({ ...installation, random }, 'example', 'log.key')).rejects.toThrow('EEXIST');
});

/** What an integrator writes for a device: a program that tells public keys and signs. */
function deviceOf(folder: string): string {
  const program = join(folder, 'device');
  for (const [algorithm, name] of [
    ['ed25519', 'ed25519'],
    ['SM2', 'sm2'],
  ])
    execFileSync('openssl', ['genpkey', '-algorithm', algorithm!, '-out', join(folder, `${name}.pem`)]);
  writeFileSync(
    program,
    `#!/bin/sh
set -e
KEY="${folder}/$2.pem"
case "$1 $2" in
"public ed25519") openssl pkey -in "$KEY" -pubout -outform DER | tail -c 32 ;;
"public sm2") openssl pkey -in "$KEY" -pubout -outform DER | tail -c 65 ;;
"sign ed25519") cat > "${folder}/text"; openssl pkeyutl -sign -inkey "$KEY" -rawin -in "${folder}/text" ;;
"sign sm2") cat > "${folder}/text"; openssl pkeyutl -sign -inkey "$KEY" -rawin -in "${folder}/text" -digest sm3 -pkeyopt distid:1234567812345678 ;;
esac | openssl base64 -A
`,
    { mode: 0o700 },
  );
  return program;
}
