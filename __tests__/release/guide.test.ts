import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSignatures, keySigner, parseKeyFile, verifyGuide } from '../../src/release';
import { opensslSignatures } from './openssl';
import { copyOf, FIRST, Publisher, publishedTwice, removeScratch, scratch } from './published';

/** What a reader has at hand: openssl 3 with SM2, sha256sum, a POSIX shell. */
function hasTools(): boolean {
  const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  return /^OpenSSL [3-9]/.test(openssl.stdout ?? '') && spawnSync('sha256sum', ['--version']).status === 0;
}

const describeWithTools = hasTools() ? describe : describe.skip;

afterAll(removeScratch);

/** All `sh` blocks of VERIFY.md in one shell, as a reader pastes them. */
function follow(publisher: Publisher, folder: string): string {
  const guide = verifyGuide(publisher.signer.keys);
  const script = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1]).join('\n');
  const run = spawnSync('sh', ['-c', `exec 2>&1\n${script}`], { cwd: folder, encoding: 'utf8' });
  return run.stdout;
}

describeWithTools('VERIFY.md, followed with openssl and sha256sum (needs both)', () => {
  let publisher: Publisher;
  beforeAll(async () => {
    publisher = await publishedTwice();
    await publisher.publish({ pages: { ...FIRST.pages, 'third.html': '第三次\n' } });
  });

  it('confirms an untouched site', () => {
    const answer = follow(publisher, copyOf(publisher));
    expect(answer.match(/Signature Verified Successfully/g)).toHaveLength(2);
    const roots = [...answer.matchAll(/(releases\S+) (?:算得|签名)的根 (\S{44})$/gm)].map(
      (m) => `${m[1]} ${m[2]}`,
    );
    expect(roots).toHaveLength(4);
    expect(new Set(roots).size).toBe(2);
    expect(answer).toContain('网页清单已登记');
    expect(answer).toContain('网页未变');
    expect(answer.match(/SHA-256 清单相符|SM3 清单相符|数据未变/g)).toHaveLength(6);
    expect(answer).not.toMatch(/FAILED|Failure/);
    expect(answer.trimEnd().split('\n').at(-1)).toBe('releases/0002/ 数据未变');
  });

  it('shows a changed page, a changed statement, an added file and a changed checkpoint', () => {
    const folder = copyOf(publisher);
    const overwrite = (path: string, text: string): void => {
      chmodSync(join(folder, path), 0o644);
      writeFileSync(join(folder, path), text);
    };
    overwrite('index.html', '假的');
    overwrite('releases/0001/release.json', '{}\n');
    overwrite('log/checkpoint', publisher.log.checkpoint!.replace('\n5\n', '\n6\n'));
    writeFileSync(join(folder, 'items/extra.html'), '多出来的');
    const answer = follow(publisher, folder);
    expect(answer.match(/Signature Verification Failure/g)).toHaveLength(2);
    expect(answer).toContain('index.html: FAILED');
    expect(answer).not.toContain('releases/0001/ SHA-256 清单相符');
    const [computed, signed] = ['算得', '签名'].map(
      (w) => RegExp(`releases/0001/ ${w}的根 (\\S+)`).exec(answer)?.[1],
    );
    expect(computed).not.toBe(signed);
    expect(answer.trimEnd().endsWith('items/extra.html')).toBe(true);
  });

  it('lets openssl write keys and signatures that hold here', () => {
    const folder = scratch();
    const make = (...args: string[]): string =>
      execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
    const ed25519 = make('genpkey', '-algorithm', 'ed25519');
    const sm2 = make('genpkey', '-algorithm', 'SM2');
    const signer = keySigner(parseKeyFile(`name: example.test/openssl\n${ed25519}${sm2}`));
    const text = '正文\n';
    const note = { text, signatures: opensslSignatures(folder, text, ed25519, sm2, signer.keys) };
    const verdict = checkSignatures(note, signer.keys);
    expect(verdict.failed).toEqual([]);
    expect(verdict.signed).toEqual(signer.keys);
    expect(checkSignatures({ ...note, text: '别的\n' }, signer.keys).failed).toEqual(signer.keys);
  });
});
