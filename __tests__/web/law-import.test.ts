import { strToU8, zipSync } from 'fflate';
import { addPerson, firstSignIn, type Installation, LOCAL_ADMINISTRATOR, lawsPage } from '../../src/services';
import { createApp } from '../../src/web';
import { Officer } from '../real-path/officer';
import { installed } from '../services/installed';

const PASSWORD = 'four words in a row';
const PAGE = '/admin/laws/import';
const RULE = [
  '滨江省渡口管理办法',
  '（2020年3月1日滨江省人民政府令第30号公布）',
  '第一章　总则',
  '第一条　为了规范渡口，制定本办法。',
  '第二条　设置渡口应当具备下列条件：',
  '（一）有码头；',
  '（二）有渡船。',
  '第三条　本办法自2020年5月1日起施行。《滨江省渡船规定》同时废止。',
].join('\n');
const OLD = '滨江省渡船规定\n（2001年3月1日公布）\n第一条　甲。\n第二条　本规定自公布之日起施行。';

describe('bringing a law in', () => {
  let installation: Installation;
  let app: Awaited<ReturnType<typeof createApp>>;
  let officer: Officer;
  const paste = (text: string) => officer.submit(PAGE, PAGE, { text });
  const upload = (...files: [name: string, text: string | Buffer][]) =>
    officer.upload(
      PAGE,
      PAGE,
      files.map(([name, text]) => ({ name, bytes: Buffer.from(text as string) })),
    );
  const held = async () =>
    (await lawsPage(installation)).map(({ title, classLabel, status, versions }) => ({
      title,
      classLabel,
      state: status.state,
      versions: versions.map(({ promulgated, effective }) => `${promulgated} ${effective}`),
    }));

  beforeEach(async () => {
    installation = await installed('sqlite::memory:');
    app = await createApp(installation);
    officer = new Officer(app);
    const link = `/admin/welcome/${await firstSignIn(installation)}`;
    await officer.submit(link, link, { password: PASSWORD, again: PASSWORD });
  });
  afterEach(() => installation.close());

  it('by pasting it: shows what was read beside the text, and writes when confirmed', async () => {
    const page = await paste(RULE);
    expect(page).toContain('还没有写入任何内容');
    expect(page).toContain('读到 3 条');
    expect(page).toContain('末条写明废止：《滨江省渡船规定》');
    expect(officer.html).toContain('value="地方政府规章"');
    expect(officer.html).toContain('value="2020-05-01"');
    expect(officer.html).toMatch(/<p class="li">（一）有码头；<\/p>/);
    expect(await held()).toEqual([]);
    expect(await officer.confirm()).toContain('导入了 1 个版本');
    expect(await held()).toEqual([
      {
        title: '滨江省渡口管理办法',
        classLabel: '地方政府规章',
        state: 'in-force',
        versions: ['2020-03-01 2020-05-01'],
      },
    ]);
  });

  it('takes what the officer corrects, and records what the law replaces', async () => {
    await paste(OLD);
    await officer.confirm();
    await paste(RULE);
    expect(officer.html).toMatch(/name="replaces-0"[^>]* value="滨江省渡船规定"/);
    await officer.confirm({
      'title-0': '滨江省渡口管理规定',
      'kind-0': '规范性文件',
      'effective-0': '2020-06-01',
    });
    expect(await held()).toEqual([
      {
        title: '滨江省渡口管理规定',
        classLabel: '规范性文件',
        state: 'in-force',
        versions: ['2020-03-01 2020-06-01'],
      },
      { title: '滨江省渡船规定', classLabel: null, state: 'replaced', versions: ['2001-03-01 2001-03-01'] },
    ]);
  });

  it('tells a text that is held already, with the same words or with others', async () => {
    await paste(RULE);
    await officer.confirm();
    expect(await paste(`${RULE}\n`)).toContain('文字相同的一份：确认后只记为又一来源');
    expect(await paste(RULE.replace('有渡船', '有渡轮'))).toContain('同名同日而文字不同的一份');
    expect(await officer.confirm()).toContain('两份都已保存');
    expect(await held()).toHaveLength(1);
  });

  it('asks for a date that no text tells, and says so beside the field', async () => {
    expect(await paste('渡口规定\n第一条　甲。\n第二条　乙。')).toContain('读不出公布日期，请写明。');
    await expect(officer.confirm()).rejects.toThrow(/422.*读不出公布日期/);
    await expect(officer.confirm({ 'promulgated-0': '2020-02-30' })).rejects.toThrow(/422.*2020-02-30/);
    expect(await officer.confirm({ 'promulgated-0': '2020-02-03' })).toContain('导入了 1 个版本');
  });

  it('several files at once, each corrected or left out by itself', async () => {
    const page = await upload(
      ['甲(2020-03-01).txt', RULE],
      ['乙.txt', OLD],
      ['丙.txt', '关于放假的通知\n放假三天。'],
    );
    expect(page).toContain('核对 3 个法律文本');
    expect(page).toContain('丙.txt 不能作为法律文本导入');
    // Each text stands beside what was read out of it, under ids of its own.
    expect(officer.html).toContain('<li id="t0-line-4">第一条　为了规范渡口，制定本办法。</li>');
    expect(officer.html).toMatch(/id="t1-a1">\s*<p class="number"><a href="#t1-a1">第一条<\/a>/);
    const corrected = await officer.reread({
      'title-1': '滨江省渡船管理规定',
      'promulgated-1': '2001-04-01',
    });
    expect(corrected).toContain('核对 3 个法律文本');
    expect(officer.html).toContain('value="滨江省渡船管理规定"');
    expect(await officer.confirm({ 'leave-1': '1' })).toContain('导入了 1 个版本');
    expect((await held()).map(({ title }) => title)).toEqual(['滨江省渡口管理办法']);
  });

  it('shows the texts of a very large batch one at a time, corrections kept', async () => {
    const long = (name: string) =>
      [`${name}办法`, '（2020年3月1日公布）', `第一条　${'甲'.repeat(400_000)}`, '第二条　乙。'].join('\n');
    await upload(['子.txt', long('子')], ['丑.txt', long('丑')]);
    expect(officer.html).toContain('id="t0-line-4"');
    expect(officer.html).not.toContain('id="t1-line-4"');
    await officer.reread({ 'title-1': '丑规定', act: 'look-1' });
    expect(officer.html).toContain('id="t1-line-4"');
    expect(officer.html).toContain('value="丑规定"');
  });

  it('refuses one that is no law in one line, and keeps what was pasted', async () => {
    await expect(paste('放假通知\n放假三天。')).rejects.toThrow(/422.*没有读到任何“第×条”/);
    await expect(paste(' ')).rejects.toThrow(/422.*没有选择文件/);
    await expect(upload(['旧.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])])).rejects.toThrow(
      /422.*旧\.doc.*另存为 \.docx/,
    );
    await expect(upload(['../../etc/passwd', Buffer.from([0, 1, 2, 0])])).rejects.toThrow(/422.*passwd/);
    expect(await held()).toEqual([]);
  });

  it('keeps what one account brought from another', async () => {
    await paste(RULE);
    const kept = /\/admin\/laws\/import\/[\w-]{24}/.exec(officer.html)![0];
    const token = await addPerson(installation, {
      name: 'other',
      displayName: '另一经办',
      roles: ['drafter'],
      body: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    const other = new Officer(app);
    const link = `/admin/welcome/${token}`;
    await other.submit(link, link, { password: PASSWORD, again: PASSWORD });
    await expect(other.read(kept)).rejects.toThrow('上传的文件已不在');
    await expect(other.submit(PAGE, kept, { act: 'confirm' })).rejects.toThrow('上传的文件已不在');
    expect(await held()).toEqual([]);
  });

  it('refuses a docx that unpacks to more than there is room for, without unpacking it', async () => {
    const bomb = Buffer.from(zipSync({ 'word/document.xml': strToU8('<a/>') }));
    // The central directory claims 3 GB (APPNOTE 4.3.12).
    bomb.writeUInt32LE(3_000_000_000, bomb.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 24);
    await expect(upload(['炸弹.docx', bomb])).rejects.toThrow(/422.*炸弹\.docx.*解压后超过 200 MB/);
  });
});
