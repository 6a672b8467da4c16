import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractRawText } from 'mammoth';
import { addressInChinese } from '../../src/law';
import { firstSignIn, type Installation, openInstallation, settingsFrom } from '../../src/services';
import { createApp } from '../../src/web';
import { corpusDir, describeWithCorpus } from '../corpus';
import { Officer } from './officer';
import { roadLaw, type WrittenBack, workbookOf2022 } from './write-back';

/** The same way as over the command line, as the officer walks it in the browser. */
describeWithCorpus('the real path over the web', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-web-'));
  let installation: Installation;
  let officer: Officer;
  let written: WrittenBack[];
  let work: string;

  const file = (path: string, name: string) => ({ name, bytes: readFileSync(path) });
  const importLaws = async (files: { name: string; bytes: Buffer }[]) => {
    await officer.upload('/admin/laws/import', '/admin/laws/import', files);
    return officer.confirm();
  };

  beforeAll(async () => {
    installation = await openInstallation(settingsFrom({ DATABASE_URL: `sqlite:${join(home, 'q.db')}` }), {
      clock: () => new Date().toISOString(),
      random: (size) => randomBytes(size),
    });
    officer = new Officer(await createApp(installation));
    const welcome = `/admin/welcome/${await firstSignIn(installation)}`;
    const password = 'four words in a row';
    expect(await officer.submit(welcome, welcome, { password, again: password })).toContain('这里还没有清单');
  });

  afterAll(async () => {
    await installation.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('a. uploads the laws, and is told what is doubtful', async () => {
    const folder = join(corpusDir, 'parse-only');
    const page = await importLaws(readdirSync(folder).map((name) => file(join(folder, name), name)));
    expect(page).toContain('中华人民共和国安全生产法');
    expect(page).toContain('请核对');
    for (const date of ['2019-03-02', '2022-03-29']) {
      expect(await importLaws([file(roadLaw(date), `${date}.txt`)])).toContain('导入了 1 个版本');
    }
  });

  it('b. uploads the transport list', async () => {
    const { bytes, written: back } = workbookOf2022();
    written = back;
    const preview = await officer.upload('/admin/lists/import', '/admin/lists/import', [
      { name: '清单.xlsx', bytes },
    ]);
    expect(preview).toContain('还没有写入任何内容');
    const page = await officer.confirm();
    expect(page).toContain('克拉玛依市交通运输局：已导入 360 项');
  });

  it('c. sees in the basis check that 安全生产法 第十六条 now stands at 第十九条', async () => {
    const page = await officer.read('/admin/lists/1/check?law=中华人民共和国安全生产法');
    expect(page).toContain('《中华人民共和国安全生产法》第十六条 条号已变');
    expect(page).toContain('所引文字现在的位置：第十九条');
  });

  it('d. publishes release 1', async () => {
    expect(await officer.read('/admin/lists/1/publish')).toContain('首次导入的清单未经逐项审核');
    const page = await officer.submit('/admin/lists/1/publish', '/admin/lists/1/publish', {
      document: '交〔2026〕1号',
    });
    expect(page).toContain('已发布第 1 号');
    expect(await officer.read('/')).toContain('克拉玛依市交通运输局权责清单');
  });

  it('e. uploads the 2023 text and finds exactly the bases written back in the work package', async () => {
    expect(await importLaws([file(roadLaw('2023-07-20'), '2023-07-20.txt')])).toContain(
      `触及清单中的 ${written.length} 条依据`,
    );
    work = await officer.link('/admin/lists/1/impacts', '道路运输条例');
    const page = await officer.read(work);
    for (const { name, new: to } of written) {
      expect(page).toContain(name.replaceAll(/\s*\n\s*/g, ''));
      expect(page).toContain(`建议改为 ${addressInChinese(to)}`);
    }
    expect(page).toContain(`已处理 0／${written.length} 条`);
  });

  it('f. accepts the sure ones, has them reviewed and publishes release 2', async () => {
    const adjustment = await officer.submit(work, `${work}/accept`, { what: 'sure' });
    expect(adjustment).toContain('与已发布内容的差别');
    const id = /调整 (\d+) 草拟/.exec(adjustment)![1]!;
    const act = (what: string) =>
      officer.submit(`/admin/adjustments/${id}`, `/admin/adjustments/${id}/act`, { act: what });
    expect(await act('submit')).toContain('合法性审核中');
    expect(await act('approve')).toContain('已通过，待发布');
    const page = await officer.submit('/admin/lists/1/publish', '/admin/lists/1/publish', {});
    expect(page).toContain('已发布第 2 号');
    expect(page).toContain('与第 1 号相比');
  });

  it('g. downloads the gazette of the step', async () => {
    const buffer = await officer.download('/admin/releases/2/gazette.docx?from=1');
    const { value } = await extractRawText({ buffer });
    expect(value).toContain('关于调整权责清单的公告');
    expect(value).toContain('道路运输条例');
  });
});
