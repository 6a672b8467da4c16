import {
  checkSignatures,
  fingerprint,
  formatKeyFile,
  formatNote,
  formatPolicy,
  formatVkey,
  KEY_CHANCE,
  keySigner,
  MalformedError,
  makeKeys,
  parseCheckpoint,
  parseKeyFile,
  parseNote,
  parsePolicy,
  parseVkey,
  signCheckpoint,
  verifierKey,
} from '../../src/release';
import { signerOf } from './published';

const key = signerOf(7, 'example.test/log').keys[0]!;

describe('verifier keys (c2sp.org/signed-note)', () => {
  it('reads the key of the Go checksum database', () => {
    const vkey = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
    const parsed = parseVkey(vkey);
    expect(parsed).toMatchObject({ name: 'sum.golang.org', id: '033de0ae', algorithm: 'ed25519' });
    expect(formatVkey(parsed)).toBe(vkey);
  });

  it('writes Ed25519 under type 1 and SM2 under type 0xff with a long identifier', () => {
    const [ed25519, sm2] = signerOf(7, 'example.test/log').keys.map(formatVkey);
    const bytesOf = (vkey: string): Buffer => Buffer.from(vkey.split('+').slice(2).join('+'), 'base64');
    expect([...bytesOf(ed25519!).subarray(0, 1)]).toEqual([1]);
    expect(bytesOf(ed25519!)).toHaveLength(33);
    expect(bytesOf(sm2!)[0]).toBe(0xff);
    expect(bytesOf(sm2!).toString('latin1')).toContain('quanze.sm2-sm3-der.id-1234567812345678.v1\x04');
    expect(parseVkey(sm2!)).toEqual(signerOf(7, 'example.test/log').keys[1]);
  });

  it.each([
    ['', ''],
    ['a key ID that is not of the key', formatVkey(key).replace(key.id, '00000000')],
    ['one changed character of the key', formatVkey(key).replace(/.(.)$/, 'A$1')],
    ['a name with a space', `a b+${key.id}+AAAA`],
    ['an unknown algorithm', `a+${key.id}+AgAA`],
    ['a trailing newline', `${formatVkey(key)}\n`],
  ])('refuses %s', (_, text) => {
    expect(() => parseVkey(text)).toThrow(MalformedError);
  });

  it('refuses a name that the note format could not carry', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\nb']) {
      expect(() => verifierKey(name, 'ed25519', new Uint8Array(32))).toThrow(MalformedError);
    }
  });

  it('has the SHA-256 of its text as fingerprint', () => {
    expect(
      fingerprint(parseVkey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')),
    ).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('keys', () => {
  it('come from chance alone: the same bytes give the same keys, a key file gives them back', () => {
    const chance = Uint8Array.from({ length: KEY_CHANCE }, (_, i) => i);
    const keys = makeKeys('example.test/log', chance);
    expect(makeKeys('example.test/log', chance)).toEqual(keys);
    expect(parseKeyFile(formatKeyFile(keys))).toEqual(keys);
    expect(() => makeKeys('example.test/log', chance.subarray(1))).toThrow(RangeError);
  });

  it('are refused when they are no keys', () => {
    expect(() => parseKeyFile('')).toThrow(MalformedError);
    const keys = makeKeys('example.test/log', new Uint8Array(KEY_CHANCE));
    expect(() => keySigner({ ...keys, ed25519: keys.sm2 })).toThrow(MalformedError);
    expect(() => keySigner({ ...keys, sm2: keys.ed25519 })).toThrow(MalformedError);
  });
});

describe('a signed checkpoint', () => {
  const signer = signerOf(7, 'example.test/log');
  const root = Uint8Array.from({ length: 32 }, (_, i) => i);

  it('has origin, size and root, and a line of each key', async () => {
    const text = await signCheckpoint({ origin: 'example.test/log', size: 12, root }, signer);
    expect(text).toMatch(
      /^example\.test\/log\n12\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n— example\.test\/log \S+\n— example\.test\/log \S+\n$/,
    );
    const { note, size } = parseCheckpoint(text);
    expect(size).toBe(12);
    expect(checkSignatures(note, signer.keys)).toMatchObject({
      signed: signer.keys,
      failed: [],
      unknown: [],
    });
    expect(formatNote(note)).toBe(text);
  });

  it('is ignored by whoever knows neither key, and holds for whoever knows one', async () => {
    const { note } = parseCheckpoint(
      await signCheckpoint({ origin: 'example.test/log', size: 12, root }, signer),
    );
    expect(checkSignatures(note, signerOf(8).keys)).toMatchObject({ signed: [], failed: [] });
    for (const known of signer.keys) expect(checkSignatures(note, [known]).signed).toEqual([known]);
  });

  it('fails for every changed byte of text or signature', async () => {
    const text = await signCheckpoint({ origin: 'example.test/log', size: 12, root }, signer);
    const bytes = Buffer.from(text);
    const held: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      try {
        const { signed } = checkSignatures(parseCheckpoint(changed.toString('utf8')).note, signer.keys);
        if (signed.length === 2) held.push(at);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedError);
      }
    }
    expect(held).toEqual([]);
  });

  it.each([
    ['no signature', 'a\n1\nAAAA\n'],
    ['a leading zero', `a\n01\n${Buffer.alloc(32).toString('base64')}\n\n— a AAAAAAA=\n`],
    ['an extension line', `a\n1\n${Buffer.alloc(32).toString('base64')}\nmore\n\n— a AAAAAAA=\n`],
    ['a short root', 'a\n1\nAAAA\n\n— a AAAAAAA=\n'],
    ['a carriage return', `a\r\n1\n${Buffer.alloc(32).toString('base64')}\n\n— a AAAAAAA=\n`],
  ])('with %s is refused', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(MalformedError);
  });

  it('keeps an empty line in the text: the last one divides', () => {
    expect(parseNote('一\n\n二\n\n— a AAAAAAA=\n').text).toBe('一\n\n二\n');
  });
});

describe('the policy', () => {
  it('names the log key for standard tools and the SM2 key in a comment', () => {
    const policy = { keys: [...signerOf(7).keys] };
    const lines = formatPolicy(policy).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ').slice(0, -1).join(' '))).toEqual([
      'log',
      '# log-sm2',
      'quorum',
    ]);
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
  });

  it('with witnesses is refused rather than half obeyed', () => {
    const text = `log ${formatVkey(key)}\nwitness w ${formatVkey(key)}\nquorum w\n`;
    expect(() => parsePolicy(text)).toThrow('quorum none');
  });
});
