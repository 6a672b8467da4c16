import type { Express } from 'express';
import { addPerson, firstSignIn, type Installation, LOCAL_ADMINISTRATOR, overview } from '../../src/services';
import { createApp } from '../../src/web';
import { workbookOf } from '../intake/workbook-of';
import { Officer } from '../real-path/officer';
import { installed } from '../services/installed';

type Row = (string | null)[];
const TITLE: Row = ['滨江市交通运输局权责清单', null, null, null, null, null];
const HEAD: Row = ['序号', '事项名称', '权力类型', '实施依据', '内部代号', '录入人'];
const NIGHT: Row = ['1', '对擅自夜航的处罚', '行政处罚', '《滨江市渡口管理条例》第十五条', '甲-1', '张某'];
const OVERLOAD: Row = [
  '2',
  '对渡船超员载客的处罚',
  '行政处罚',
  '《滨江市渡口管理条例》第十二条',
  '甲-2',
  '李某',
];
const PERMIT: Row = ['3', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条', '乙-1', '张某'];
const NOTE: Row = ['注：本清单由办公室编制。', null, null, null, null, null];
const PASSWORD = 'four words in a row';

const book = (...rows: Row[]) => Buffer.from(workbookOf([{ name: '清单', rows: [TITLE, HEAD, ...rows] }]));

describe('bringing a list in', () => {
  let installation: Installation;
  let app: Express;
  let officer: Officer;
  const upload = (bytes: Buffer, name = '清单.xlsx') =>
    officer.upload('/admin/lists/import', '/admin/lists/import', [{ name, bytes }]);

  beforeAll(async () => {
    installation = await installed('sqlite::memory:');
    app = await createApp(installation);
    officer = new Officer(app);
    const link = `/admin/welcome/${await firstSignIn(installation)}`;
    await officer.submit(link, link, { password: PASSWORD, again: PASSWORD });
  });
  afterAll(() => installation.close());

  it('shows how it was read and writes nothing', async () => {
    const page = await upload(book(NIGHT, OVERLOAD, PERMIT, NOTE));
    expect(page).toContain('还没有写入任何内容');
    expect(page).toContain('表头在第 2 行，3 项');
    expect(page).toContain('录入人 像是人名');
    expect(page).toContain('第 6 行：表下说明：注:本清单由办公室编制。');
    expect((await overview(installation)).lists).toEqual([]);
  });

  it('reads it anew as the officer corrects it, and brings it in when she confirms', async () => {
    await upload(book(NIGHT, OVERLOAD, PERMIT, NOTE));
    const done = await officer.confirm({ 'use-0-4': 'office' });
    expect(done).toContain('滨江市交通运输局：已导入 3 项');
    expect(done).toContain('做依据体检 查看清单 去发布');
    const item = await officer.read('/admin/lists/1/items/0001');
    expect(item).toContain('承办机构 甲-1');
    expect(item).not.toContain('张某');
  });

  it('finds no difference in the same workbook, read as it was the last time', async () => {
    expect(await upload(book(NIGHT, OVERLOAD, PERMIT, NOTE))).toContain('工作簿与现有清单没有差别');
    await expect(officer.confirm()).rejects.toThrow('nothing to confirm');
  });

  it('shows what differs, asks for a decision, and keeps what nobody cancels', async () => {
    const renamed: Row = ['2', '超员载客行为查处', ...OVERLOAD.slice(2)];
    const page = await upload(
      book(['1', '渡船登记', '行政确认', '《滨江市渡口管理条例》第八条', '丙-1', null], renamed, PERMIT),
    );
    expect(page).toContain('第 4 行：超员载客行为查处');
    expect(page).toContain('是 0002 对渡船超员载客的处罚');
    expect(page).toContain('取消 0001 对擅自夜航的处罚');
    await expect(officer.confirm()).rejects.toThrow('还有 1 行没有决定');
    const done = await officer.confirm({ 'row-1': '0002' });
    expect(done).toContain('差别已写入建档草稿');
    expect(done).toContain('0001 对擅自夜航的处罚');
    expect(await officer.read('/admin/lists/1/items')).toContain('超员载客行为查处');
  });

  it('is for those who may draft for that body, and for nobody else’s eyes', async () => {
    const page = await upload(book(NIGHT));
    const id = /\/admin\/lists\/import\/([\w-]{24})/.exec(officer.html)![1]!;
    expect(page).toContain('还没有写入');
    const token = await addPerson(installation, {
      name: 'other',
      displayName: '某局经办',
      roles: ['drafter'],
      body: '滨江市交通运输局',
      actor: LOCAL_ADMINISTRATOR,
    });
    const other = new Officer(app);
    await other.submit(`/admin/welcome/${token}`, `/admin/welcome/${token}`, {
      password: PASSWORD,
      again: PASSWORD,
    });
    await expect(other.read(`/admin/lists/import/${id}`)).rejects.toThrow('上传的文件已不在');
    const confirm = { act: 'confirm', body: '滨江市交通运输局' };
    await expect(other.submit('/admin/lists/import', `/admin/lists/import/${id}`, confirm)).rejects.toThrow(
      '上传的文件已不在',
    );
    for (const page of ['/admin/jobs/1', '/admin/jobs/1/state'])
      await expect(other.read(page)).rejects.toThrow('不是您启动的');
    const foreign = Buffer.from(
      workbookOf([
        { name: '清单', rows: [['滨江市水务局权责清单', null, null, null, null, null], HEAD, NIGHT] },
      ]),
    );
    const refused = await other.upload('/admin/lists/import', '/admin/lists/import', [
      { name: '清单.xlsx', bytes: foreign },
    ]);
    expect(refused).toContain('您没有导入滨江市水务局清单的权限');
    await expect(other.confirm()).rejects.toThrow('nothing to confirm');
  });

  it('refuses what is no workbook in one line, and keeps nothing of it', async () => {
    await expect(upload(Buffer.from('no workbook'), '假.xlsx')).rejects.toThrow(
      /422.*假\.xlsx 不能作为工作簿打开/,
    );
    const [{ n }] = await installation.db.query(
      "SELECT COUNT(*) AS n FROM upload_file WHERE name LIKE '%假%'",
    );
    expect(Number(n)).toBe(0);
  });

  it('lets the officer point at a header that it does not find, match its columns, and set other sheets aside', async () => {
    const strange = Buffer.from(
      workbookOf([
        {
          name: '汇总',
          rows: [
            ['滨江市渡口管理所权责清单', null, null, null],
            ['填报日期', '2026年', null, null],
            ['No', '干什么', '哪一类', '凭什么'],
            ['1', '渡口巡查', '行政检查', '《滨江市渡口管理条例》第四条'],
            ['2', '渡船登记', '行政确认', '《滨江市渡口管理条例》第八条'],
            ['No', '干什么', '哪一类', '凭什么'],
            ['3', null, '行政确认', '《滨江市渡口管理条例》第九条'],
          ],
        },
        {
          name: '通讯录',
          rows: [
            ['姓名', '房间'],
            ['张示例', '101'],
          ],
        },
      ]),
    );
    const page = await upload(strange, '../../渡口.xlsx');
    expect(page).toContain('核对“渡口.xlsx”');
    expect(page).toContain('没有读出任何事项。请在下面指明每张工作表的表头在哪一行');
    expect(page).toContain('第 3 行：No、干什么、哪一类、凭什么');
    expect(page).toContain('工作表“通讯录”第 1 行：没有找到表头，整张工作表没有导入');
    await expect(officer.confirm()).rejects.toThrow('nothing to confirm');

    const pointed = await officer.reread({
      body: '滨江市渡口管理所',
      'header-0': '3',
      'header-1': 'none',
    });
    expect(pointed).toContain('没有指明哪一列是“事项名称”');
    expect(pointed).toContain('工作表“通讯录”：您指明不是清单，不导入');
    const columns = { 'use-0-0': 'serial', 'use-0-1': 'name', 'use-0-2': 'type', 'use-0-3': 'basis' };
    const matched = await officer.reread(columns);
    expect(matched).toContain('表头在第 3 行，2 项');
    expect(matched).toContain('第 7 行：有序号 3 而没有事项名称');
    await expect(officer.confirm({ 'header-0': '2' })).rejects.toThrow(/422.*表头的位置已更改/);
    await officer.reread({ 'header-0': '3' });
    await officer.reread(columns);
    const before = (await overview(installation)).lists.length;
    expect(await officer.confirm()).toContain('滨江市渡口管理所：已导入 2 项');
    expect((await overview(installation)).lists.length).toBe(before + 1);
  });

  it('answers a made-up upload and another’s job in words', async () => {
    await expect(officer.read('/admin/lists/import/..%2f..%2fetc')).rejects.toThrow('上传的文件已不在');
    await expect(officer.read('/admin/jobs/999')).rejects.toThrow('没有编号为 999 的后台任务');
    await expect(officer.read('/admin/jobs/x')).rejects.toThrow('没有编号为');
  });
});
