import { startJob } from '../../src/services';
import { describeLongJourney } from '../browser';
import { workbookOf } from '../intake/workbook-of';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

type Row = (string | null)[];
const HEAD: Row = ['序号', '事项名称', '权力类型', '实施依据', '内部代号', '录入人'];
const NIGHT: Row = ['1', '对擅自夜航的处罚', '行政处罚', '《滨江省渡口管理办法》第二条', '水运科', '张某'];
const OVERLOAD: Row = [
  '2',
  '对渡船超员载客的处罚',
  '行政处罚',
  '《滨江省渡口管理办法》第三条',
  '水运科',
  '李某',
];
const PERMIT: Row = ['3', '渡口设置许可', '行政许可', '《滨江省渡口管理办法》第一条', '渡口科', '张某'];

const RULE = [
  '滨江省渡口管理办法',
  '（2020年3月1日滨江省人民政府令第30号公布）',
  '第一条　设置渡口，应当经市人民政府交通运输主管部门许可。',
  '第二条　擅自夜航的，处二百元以下罚款。',
  '第三条　渡船超员载客的，处五百元以下罚款。',
  '第四条　本办法自2020年5月1日起施行。',
].join('\n');

const workbook = (...rows: Row[]) => ({
  name: '滨江市交通运输局权责清单.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(workbookOf([{ name: '清单', rows: [HEAD, ...rows] }])),
});

describeLongJourney('a list brought in', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served();
    await app.person('法制员', ['admin', 'drafter', 'publisher']);
  });
  afterAll(() => app?.close());

  const officer = async (options: { width?: number; scripts?: boolean } = {}) => {
    const visitor = await Visitor.at(browser(), app.base, options);
    await visitor.open('/admin');
    await visitor.signIn('法制员', PASSWORD);
    return visitor;
  };
  const settled = async (visitor: Visitor) => {
    await visitor.page.locator('[data-job-state]').waitFor({ state: 'detached' });
    await visitor.page.waitForLoadState('load');
  };

  it('leads from the first import to the first release', async () => {
    const visitor = await officer();
    await visitor.open('/admin/laws/import');
    await visitor.fill('粘贴全文', RULE);
    await visitor.press('读取');
    expect(await visitor.page.getByLabel('本版施行日期').inputValue()).toBe('2020-05-01');
    await visitor.press('确认导入');
    await settled(visitor);
    expect(await visitor.words()).toContain('导入了 1 个版本');

    await visitor.open('/admin/lists/import');
    await visitor.attach('工作簿', workbook(NIGHT, OVERLOAD, PERMIT));
    await visitor.press('读取');
    await settled(visitor);
    expect(await visitor.words()).toContain('录入人 像是人名');
    await visitor.choose('内部代号', '承办机构');
    await visitor.press('确认导入 3 项');
    await settled(visitor);
    expect(await visitor.heading()).toBe('滨江市交通运输局：已导入 3 项');
    await visitor.follow('做依据体检');
    await visitor.open('/admin/lists/1/publish');
    await visitor.press(/^发布/, 'main');
    await settled(visitor);
    await visitor.page.goto(new URL('/', app.base).href);
    expect(await visitor.page.locator('main').textContent()).toContain('滨江市交通运输局');
    await visitor.leave();
  });

  it('is published in the background without a script: the page of the job comes anew by itself', async () => {
    const visitor = await officer({ scripts: false });
    const body = '滨江市交通运输局';
    const work = async (progress: (step: string, done: number, total: number) => void) => {
      progress('生成网页', 1, 3);
      await new Promise((done) => setTimeout(done, 4000));
      return { release: 1, released: true, files: 9 };
    };
    const subject = { list: 1, last: null };
    const actor = { account: '法制员', displayName: '法制员', local: false, grants: [] };
    const title = `发布${body}权责清单`;
    await startJob(app.installation, { kind: 'publish', title, subject, body, actor, work });
    await visitor.open('/admin');
    await visitor.follow(title);
    expect(await visitor.words()).toContain('生成网页：1／3');
    await visitor.page.waitForURL(/\/admin\/releases\/1$/);
    expect(await visitor.words()).toContain('已发布第 1 号');
    await visitor.leave();
  });

  it('comes again as a draft of what differs, on a phone', async () => {
    const visitor = await officer({ width: 390 });
    await visitor.open('/admin/lists/import');
    const renamed: Row = ['2', '超员载客行为查处', ...OVERLOAD.slice(2)];
    const added: Row = ['4', '渡船登记', '行政确认', '《滨江省渡口管理办法》第一条', '渡口科', null];
    await visitor.attach('工作簿', workbook(renamed, PERMIT, added));
    await visitor.press('读取');
    await settled(visitor);
    expect(await visitor.words()).toContain('与现有清单的差别');
    await visitor.press('确认，写成调整');
    expect(await visitor.words('[role=alert]')).toContain('还有 1 行没有决定');
    const choice = visitor.page.getByLabel(/超员载客行为查处/);
    await choice.selectOption({ index: 1 });
    await visitor.tick(/^取消 0001/);
    await visitor.press('确认，写成调整');
    await settled(visitor);
    expect(await visitor.heading()).toContain('差别已写入调整草稿');
    await visitor.follow('查看调整');
    const words = await visitor.words();
    for (const change of ['超员载客行为查处', '渡船登记', '对擅自夜航的处罚'])
      expect(words).toContain(change);
    await visitor.leave();
  });

  it('has its header pointed at where the program does not find it, with nothing but forms', async () => {
    const visitor = await officer({ scripts: false, width: 390 });
    await visitor.open('/admin/lists/import');
    const rows: Row[] = [
      ['滨江市渡口管理局清单', null, null],
      ['干什么', '哪一类', '凭什么'],
      ['渡口巡查', '行政检查', '《滨江省渡口管理办法》第一条'],
    ];
    const buffer = Buffer.from(workbookOf([{ name: '汇总', rows }]));
    await visitor.attach('工作簿', { ...workbook(), name: '汇总.xlsx', buffer });
    await visitor.press('读取');
    await visitor.page.waitForURL(/\/admin\/lists\/import\/[\w-]{24}$/);
    expect(await visitor.words()).toContain('没有读出任何事项');
    await visitor.fill('单位名称', '滨江市渡口管理局');
    await visitor.choose('工作表“汇总”的表头在', '第 2 行：干什么、哪一类、凭什么');
    await visitor.press('按更正重新读取');
    await visitor.choose('干什么', '事项名称');
    await visitor.choose('哪一类', '权力类型');
    await visitor.choose('凭什么', '实施依据');
    await visitor.press('按更正重新读取');
    expect(await visitor.words()).toContain('表头在第 2 行，1 项');
    await visitor.press('确认导入 1 项');
    expect(await visitor.heading()).toBe('滨江市渡口管理局：已导入 1 项');
    await visitor.leave();
  });

  it('is treated many items at a time, with nothing but forms', async () => {
    const visitor = await officer({ scripts: false });
    await visitor.open('/admin/lists/1/items');
    await visitor.tick(/^选 0002/);
    await visitor.tick(/^选 0003/);
    await visitor.press('批量办理勾选的');
    await visitor.choose('改哪一栏', '监督电话');
    await visitor.fill('改成', '0999-12345');
    await visitor.press('写入调整草稿');
    expect(await visitor.words('[role=alert]')).toContain('请写明原因');
    await visitor.fill('共同的原因', '公布监督电话。');
    await visitor.press('写入调整草稿');
    // The workbook that came again has 0002 in its draft.
    expect(await visitor.words('[role=alert]')).toContain('事项 0002 正在调整');
    await visitor.page.getByLabel(/^0002/).uncheck();
    await visitor.press('写入调整草稿');
    expect(await visitor.words('[role=alert]')).toContain('已加入 1 项');
    await visitor.leave();
  });
});
