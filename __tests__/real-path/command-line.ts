import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractRawText } from 'mammoth';
import { quanze, quanzeJson } from '../cli/command-line';
import { corpusDir } from '../corpus';
import type { FreshUrl } from '../databases';
import { roadLaw, transportWorkbook, type WrittenBack, workbookOf2022 } from './write-back';

interface Impact {
  id: string;
  item: { id: string; serial: string; name: string };
  law: string;
  cited: string;
  kind: string;
  proposed: string | null;
  sure: boolean;
}

/** Real laws and one real list of 360 items, from the first import to a gazette, as an officer at a terminal would. */
export function walkTheCommandLine(freshUrl: FreshUrl): void {
  const home = mkdtempSync(join(tmpdir(), 'quanze-real-'));
  const env = { DATABASE_URL: '', KEYS_DIR: join(home, 'keys') };
  const out = join(home, 'public');
  let written: WrittenBack[];
  let impacts: Impact[];
  let adjustment: string;

  beforeAll(async () => {
    env.DATABASE_URL = await freshUrl();
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('a. imports the laws, and reports what is doubtful or double', () => {
    const folder = quanzeJson<{ versions: { law: string }[]; doubtful: { file: string; why: string }[] }>(
      ['law', 'import', join(corpusDir, 'parse-only')],
      env,
    );
    expect(folder.versions.map((v) => v.law)).toContain('中华人民共和国安全生产法');
    expect(folder.doubtful.map((d) => d.file).join()).toMatch(/行政许可法/);
    for (const date of ['2019-03-02', '2022-03-29']) {
      const { versions } = quanzeJson<{ versions: object[] }>(['law', 'import', roadLaw(date)], env);
      expect(versions).toEqual([
        expect.objectContaining({ law: '中华人民共和国道路运输条例', promulgated: date, articles: 83 }),
      ]);
    }
  });

  it('b. imports the transport list: 360 items from 5,099 merged ranges', () => {
    const { bytes, written: back } = workbookOf2022();
    written = back;
    const file = join(home, '交通运输局权责清单.xlsx');
    writeFileSync(file, bytes);
    const { items } = quanzeJson<{ items: { id: string }[] }>(['list', 'import', file], env);
    expect(items).toHaveLength(360);
    expect(new Set(items.map(({ id }) => id)).size).toBe(360);
  });

  it('c. checks every basis: 安全生产法 第十六条 now stands at 第十九条', () => {
    const { counts, findings } = quanzeJson<{
      counts: Record<string, number>;
      findings: { law: string; cited: string; status: string; nowAt: string }[];
    }>(['check'], env);
    expect(findings).toContainEqual(
      expect.objectContaining({
        law: '中华人民共和国安全生产法',
        cited: '16',
        status: 'renumbered',
        nowAt: '19',
      }),
    );
    expect(counts.valid).toBeGreaterThan(200);
    expect(counts['no-text']).toBeGreaterThan(100);
  });

  it('d. publishes release 1', () => {
    expect(written.length).toBeGreaterThanOrEqual(18);
    const { release, files } = quanzeJson<{ release: number; files: number }>(['publish', '--out', out], env);
    expect(release).toBe(1);
    expect(files).toBeGreaterThan(360);
  });

  it('e. imports the 2023 text: exactly the bases written back are hit, each with the right proposal', () => {
    impacts = quanzeJson<{ impacts: Impact[] }>(['law', 'import', roadLaw('2023-07-20')], env).impacts;
    const found = impacts.map((i) => `${i.item.serial} ${i.cited} → ${i.proposed}`).sort();
    expect(found).toEqual(written.map((w) => `${w.serial} ${w.old} → ${w.new}`).sort());
    expect(impacts.filter((i) => i.sure).length).toBeGreaterThanOrEqual(written.length / 2);
  });

  it('e. shows the list as it really is, written by the 2023 text, as 已按新法 and hits nothing', async () => {
    const untouched = { ...env, DATABASE_URL: await freshUrl() };
    quanzeJson(['law', 'import', roadLaw('2022-03-29')], untouched);
    quanzeJson(['list', 'import', transportWorkbook], untouched);
    const { impacts: none, alreadyNew } = quanzeJson<{ impacts: []; alreadyNew: { law: string }[] }>(
      ['law', 'import', roadLaw('2023-07-20')],
      untouched,
    );
    expect(none).toEqual([]);
    expect(alreadyNew.length).toBeGreaterThanOrEqual(written.length);
  });

  it('f. carries the sure ones through review into release 2', () => {
    const accepted = quanzeJson<{ adjustment: string }>(['impacts', '--accept', 'sure'], env);
    adjustment = String(accepted.adjustment);
    expect(quanzeJson(['adjust', 'submit', adjustment], env)).toMatchObject({ state: 'in-review' });
    expect(quanzeJson(['adjust', 'approve', adjustment], env)).toMatchObject({ state: 'approved' });
    expect(quanzeJson(['publish', '--out', out], env)).toMatchObject({ release: 2 });

    const sure = new Set(impacts.filter((i) => i.sure).map((i) => i.item.id));
    const diff = quanzeJson<{ added: []; cancelled: []; changed: { item: string }[] }>(
      ['diff', '1', '2'],
      env,
    );
    expect(diff).toMatchObject({ added: [], cancelled: [] });
    expect(diff.changed.map(({ item }) => item).sort()).toEqual([...sure].sort());

    const left = quanzeJson<{ impacts: Impact[] }>(['impacts'], env).impacts;
    expect(left.map(({ id }) => id).sort()).toEqual(
      impacts
        .filter((i) => !i.sure)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('g. verifies, and names the file when one byte is changed', () => {
    expect(quanzeJson(['verify', out], env)).toEqual({ ok: true, publisher: 'unchecked', problems: [] });
    const changed = join(
      'data',
      readdirSync(join(out, 'current/data'), { recursive: true, encoding: 'utf8' }).find((f) =>
        f.endsWith('.json'),
      )!,
    );
    const path = join(out, 'current', changed);
    chmodSync(path, 0o644);
    appendFileSync(path, ' ');
    const { code, out: json } = quanze(['verify', out, '--json'], env);
    expect(code).toBe(1);
    expect(JSON.parse(json).problems.map((p: { file: string }) => p.file)).toContain(changed);
  });

  it('h. writes the gazette of release 2 as docx', async () => {
    const file = join(home, '公告.docx');
    quanzeJson(['gazette', '--out', file], env);
    expect(existsSync(file)).toBe(true);
    const { value } = await extractRawText({ path: file });
    expect(value).toContain('道路运输条例');
  });

  it.each(process.env.QUANZE_LONG ? ['公告.pdf', '公告.xlsx'] : ['公告.xlsx'])(
    'i. writes it as %s',
    (name) => {
      const file = join(home, name);
      quanzeJson(['gazette', '--out', file], env);
      expect(statSync(file).size).toBeGreaterThan(20_000);
    },
  );
}
