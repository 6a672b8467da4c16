import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, formatVkey, leafBytes, type VerifyOptions } from '../../src/release';
import {
  copyOf,
  FIRST,
  filesOf,
  ORIGIN,
  Publisher,
  removeScratch,
  SECOND,
  scratch,
  signerOf,
  verify,
} from './published';

afterAll(removeScratch);

/** As an old gazette has it. */
const printed = (seed: number): VerifyOptions => ({ fingerprints: [fingerprint(signerOf(seed).keys[0]!)] });
const trust = (seed: number): VerifyOptions => ({ policy: { keys: [signerOf(seed).keys[0]!] } });

async function published(seed = 1): Promise<Publisher> {
  const publisher = new Publisher(scratch(), signerOf(seed));
  await publisher.publish(FIRST);
  return publisher;
}

describe('a change of key', () => {
  it('hands on the trust of whoever holds the old one, at once and later', async () => {
    const publisher = await published();
    await publisher.rotate(signerOf(2), FIRST.pages);
    for (const key of [1, 2])
      expect(await verify(publisher.folder, trust(key))).toMatchObject({ ok: true, publisher: 'checked' });
    await publisher.publish(SECOND);
    for (const key of [1, 2]) {
      const report = await verify(publisher.folder, trust(key));
      expect(report.problems).toEqual([]);
      expect(report.publisher).toBe('checked');
    }
    expect(await verify(publisher.folder, trust(3))).toMatchObject({ ok: false, publisher: 'unchecked' });
  });

  it('goes on over several keys', async () => {
    const publisher = await published();
    await publisher.rotate(signerOf(2), FIRST.pages);
    await publisher.rotate(signerOf(3), FIRST.pages);
    await publisher.publish(SECOND);
    expect(await verify(publisher.folder, trust(1))).toMatchObject({ ok: true, publisher: 'checked' });
    expect(await verify(publisher.folder, printed(1))).toMatchObject({ ok: true, publisher: 'checked' });
  });

  it('that the new key alone declares is refused, also by who has no key', async () => {
    // Whoever wants the office's place makes its history again under his own key and writes in that the office handed over.
    const forger = await published(2);
    const leaf = {
      format: 'quanze-key-rotation/1' as const,
      origin: ORIGIN,
      oldVkeys: signerOf(1).keys.map(formatVkey),
      newVkeys: signerOf(2).keys.map(formatVkey),
    };
    await forger.publish({ pages: FIRST.pages }, [leafBytes(leaf)]);
    expect((await verify(forger.folder)).problems).toMatchObject([
      { file: 'log/rotation/3.tlog-proof', expected: '有原密钥的签名' },
    ]);
    expect(await verify(forger.folder, trust(1))).toMatchObject({ ok: false, publisher: 'unchecked' });
    expect(await verify(forger.folder, printed(1))).toMatchObject({ ok: false, publisher: 'unchecked' });
  });

  it('is not carried over from the proof of another log', async () => {
    const [publisher, forger] = [await published(1), await published(2)];
    for (const one of [publisher, forger]) await one.rotate(signerOf(2), FIRST.pages);
    const folder = copyOf(forger);
    const proof = 'log/rotation/3.tlog-proof';
    chmodSync(join(folder, proof), 0o644);
    writeFileSync(join(folder, proof), readFileSync(join(publisher.folder, 'current', proof)));
    expect(await verify(folder, trust(1))).toMatchObject({ ok: false, publisher: 'unchecked' });
  });

  it('is proved by a file that may not be missing', async () => {
    const publisher = await published();
    await publisher.rotate(signerOf(2), FIRST.pages);
    const folder = copyOf(publisher);
    const path = 'log/rotation/3.tlog-proof';
    chmodSync(join(folder, path), 0o644);
    writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace('index 3', 'index 2'));
    expect(filesOf(await verify(folder))).toEqual([path]);
  });

  it('after which the old key is revoked ends the trust in it', async () => {
    const publisher = await published();
    const [vkey] = signerOf(1).keys.map(formatVkey);
    const revoked = leafBytes({
      format: 'quanze-key-revoked/1',
      origin: ORIGIN,
      vkey: vkey!,
      reason: 'stolen',
    });
    await publisher.publish({ pages: FIRST.pages }, [revoked]);
    const { problems } = await verify(publisher.folder);
    expect(problems).toMatchObject([{ file: 'log/checkpoint', found: expect.stringContaining(vkey!) }]);
  });

  it('that a thief declares with a key revoked before is refused, whoever trusts that key', async () => {
    const publisher = await published(1);
    await publisher.rotate(signerOf(2), FIRST.pages);
    const vkey = signerOf(1).keys.map(formatVkey)[0]!;
    const revoked = leafBytes({ format: 'quanze-key-revoked/1', origin: ORIGIN, vkey, reason: 'stolen' });
    await publisher.publish({ pages: FIRST.pages }, [revoked]);
    for (const key of [1, 2])
      expect(await verify(publisher.folder, trust(key))).toMatchObject({ ok: true, publisher: 'checked' });
    // The thief goes on where the office stopped, so that a kept checkpoint does not give him away.
    const [thief, office, next] = [signerOf(1), signerOf(2), signerOf(3)];
    publisher.signer = {
      // His own program would not ask whose the last checkpoint is.
      keys: [...thief.keys, ...office.keys, ...next.keys],
      sign: async (text) => [...(await thief.sign(text)), ...(await next.sign(text))],
    };
    const [oldVkeys, newVkeys] = [thief, next].map(({ keys }) => keys.map(formatVkey));
    const leaf = {
      format: 'quanze-key-rotation/1',
      origin: ORIGIN,
      oldVkeys: oldVkeys!,
      newVkeys: newVkeys!,
    } as const;
    await publisher.publish({ pages: FIRST.pages }, [leafBytes(leaf)]);
    publisher.signer = next;
    await publisher.publish({ pages: { ...FIRST.pages, 'index.html': '<h1>假的清单</h1>\n' } });
    for (const key of [1, 2])
      expect(await verify(publisher.folder, trust(key))).toMatchObject({ ok: false, publisher: 'unchecked' });
    expect((await verify(publisher.folder)).problems).toMatchObject([
      { file: expect.stringContaining('log/rotation/'), found: expect.stringContaining(vkey) },
    ]);
  });
});

describe('a withdrawn file', () => {
  it('leaves the proof whole: what lists it still stands, its content is gone', async () => {
    const publisher = await published();
    await publisher.withdraw('data/items/2.1.json', FIRST.pages);
    const folder = copyOf(publisher);
    expect((await verify(folder)).problems).toEqual([]);
    expect(readFileSync(join(folder, 'releases/0001/DATA.SHA256SUMS'), 'utf8')).toContain(
      'data/items/2.1.json',
    );
  });

  it('is gone from the disk, the build before included', async () => {
    const publisher = await published();
    await publisher.publish({ pages: FIRST.pages });
    await publisher.withdraw('data/items/2.1.json', FIRST.pages);
    expect(readdirSync(join(publisher.folder, 'builds'))).toEqual(['3']);
    expect(existsSync(join(publisher.folder, 'current/data/items/2.1.json'))).toBe(false);
    await publisher.publish({ pages: FIRST.pages });
    expect(readdirSync(join(publisher.folder, 'builds'))).toEqual(['3', '4']);
  });

  it('that is put back is named', async () => {
    const publisher = await published();
    await publisher.withdraw('data/items/2.1.json', FIRST.pages);
    const folder = copyOf(publisher);
    writeFileSync(join(folder, 'data/items/2.1.json'), FIRST.data['data/items/2.1.json']!);
    expect((await verify(folder)).problems).toMatchObject([{ file: 'data/items/2.1.json', found: '仍在' }]);
  });

  it('cannot be published again', async () => {
    const publisher = await published();
    await publisher.withdraw('data/items/2.1.json', FIRST.pages);
    const pages = { ...FIRST.pages, 'copy.html': FIRST.data['data/items/2.1.json']! };
    await expect(publisher.publish({ pages })).rejects.toThrow('撤回');
  });
});
