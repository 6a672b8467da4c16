import {
  acceptSureImpacts,
  type Finding,
  type ListHealth,
  LOCAL_ADMINISTRATOR,
  listHealth,
  needsWork,
  repealLaw,
} from '../../src/services';
import { checkHref, checkQuery } from '../../src/web/basis-check/query';
import { checkView } from '../../src/web/basis-check/view';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';

let count = 0;
const finding = (more: Partial<Finding>): Finding => ({
  item: { id: `000${++count}`, serial: String(count), name: `事项${count}` },
  basis: 0,
  law: '示例渡口条例',
  cited: '5',
  citedInChinese: '第五条',
  status: 'changed',
  nowAt: null,
  nowAtInChinese: '',
  sure: true,
  evidence: {
    quote: '甲',
    textAtCited: '乙',
    textNow: null,
    version: null,
    stoodIn: null,
    share: 0,
    note: '不同。',
  },
  ...more,
});
const health = (findings: Finding[], more: Partial<ListHealth> = {}): ListHealth => ({
  asOf: '2026-11-25',
  counts: Object.fromEntries(
    ['valid', 'renumbered', 'changed', 'repealed', 'not-found', 'no-text'].map((status) => [
      status,
      findings.filter((one) => one.status === status).length,
    ]),
  ) as ListHealth['counts'],
  findings,
  items: findings.length,
  damage: [],
  ...more,
});

beforeEach(() => {
  count = 0;
});

describe('what the address of the basis check asks for', () => {
  it.each([
    [{}, { view: 'bases', status: null, law: null, page: 1 }],
    [
      { status: 'repealed', page: '3' },
      { view: 'bases', status: 'repealed', law: null, page: 3 },
    ],
    [{ law: '渔业法' }, { view: 'bases', status: 'all', law: '渔业法', page: 1 }],
    [
      { view: 'evil', status: ['x'], page: '-1' },
      { view: 'bases', status: null, law: null, page: 1 },
    ],
  ])('%j', (given, asked) => {
    expect(checkQuery(given)).toEqual(asked);
  });

  it('is written back as it was read', () => {
    expect(checkHref(7, { view: 'bases', status: 'changed', law: '甲法', page: 2 })).toBe(
      `/admin/lists/7/check?status=changed&law=${encodeURIComponent('甲法')}&page=2`,
    );
    expect(checkHref(7, { view: 'bases', status: null, law: null, page: 1 })).toBe('/admin/lists/7/check');
  });
});

describe('the basis check of a list', () => {
  it('tells once what many items have in common, the gravest first', () => {
    const findings = [
      finding({}),
      finding({}),
      finding({ status: 'repealed' }),
      finding({ status: 'valid' }),
    ];
    const bases = checkView(health(findings), 7, checkQuery({})).bases!;
    expect(bases.heading).toBe('需要处理的（3 处）');
    expect(bases.groups.map(({ status, items }) => [status, items.map(({ text }) => text)])).toEqual([
      ['已废止', ['0003　事项3']],
      ['内容已变', ['0001　事项1', '0002　事项2']],
    ]);
  });

  it('finds the bases of a law by any words of its title, and of one alone where that is its title', () => {
    const laws = ['示例渔业法', '示例渔业法实施办法', '示例渡口条例'];
    const findings = laws.map((law) => finding({ law }));
    const asked = (law: string) => checkView(health(findings), 7, checkQuery({ law })).bases!;
    expect(asked('渔业').heading).toBe('名称含“渔业”的法律文件：全部（2 处）');
    expect(asked('《示例渔业法》').heading).toBe('《示例渔业法》全部（1 处）');
    expect(asked('渡口 条例').groups).toHaveLength(1);
    expect(asked('').law.suggestions).toEqual([...laws].sort());
  });

  it('counts apart what an adjustment under way mends', () => {
    const findings = [finding({}), finding({ underWay: 5 })];
    const view = checkView(health(findings), 7, checkQuery({}));
    expect(view.summary).toContain('需要处理 1 处，已在调整中、尚未发布 1 处');
    expect(view.bases!.heading).toBe('需要处理的（1 处）');
    const [group] = checkView(health(findings), 7, checkQuery({ status: 'under-way' })).bases!.groups;
    expect(group).toMatchObject({ underWay: '已在调整中', adjustment: '/admin/adjustments/5' });
  });

  it('says which texts to bring in first', () => {
    const findings = ['甲办法', '乙办法', '乙办法'].map((law) => finding({ law, status: 'no-text' }));
    const bases = checkView(health(findings), 7, checkQuery({})).bases!;
    expect(bases.missing).toMatchObject({
      title: '还有 3 处依据没有收录文本，涉及 2 部法律文件。引用最多的先补：',
      laws: [{ text: '《乙办法》（2 处）' }, { text: '《甲办法》（1 处）' }],
    });
  });
});

describe('the page of the basis check', () => {
  let app: Served;
  let officer: Officer;
  beforeAll(async () => {
    app = await served({ sample: true });
    officer = await app.officer('经办', ['drafter']);
  });
  afterAll(() => app?.close());

  it.each([
    ['', '需要处理的'],
    ['?view=laws', '清单引用的法律文件'],
    ['?view=items', '清单的事项'],
    ['?view=damage', '整份清单的疑点'],
    ['?status=all&page=2000', '全部'],
    ['?law=x%25', '没有这样的依据'],
  ])('opens at “%s”', async (query, words) => {
    const page = await officer.read(`/admin/lists/1/check${query}`);
    expect(page).toContain('示例区交通运输局权责清单');
    expect(page).toContain(words);
  });

  it('says of a basis that a draft has mended that it is under way, and takes it out of the work', async () => {
    const { installation } = app;
    const wanting = async () => (await listHealth(installation, 1)).health.findings.filter(needsWork);
    const before = await wanting();
    const { adjustment } = await acceptSureImpacts(installation, { actor: LOCAL_ADMINISTRATOR });
    const { findings } = (await listHealth(installation, 1)).health;
    const mended = findings.filter(({ underWay }) => underWay !== undefined);
    expect(mended.length).toBeGreaterThan(2);
    expect(new Set(mended.map(({ underWay }) => underWay))).toEqual(new Set([Number(adjustment)]));
    expect((await wanting()).length).toBe(before.length - mended.length);
    const page = await officer.read('/admin/lists/1/check?status=under-way');
    expect(page).toContain(`已在调整中（${mended.length} 处）`);
  });

  it('looks anew when the register has changed', async () => {
    const { installation } = app;
    const before = (await listHealth(installation, 1)).health;
    expect((await listHealth(installation, 1)).health).toBe(before);
    const law = before.findings.find(({ status }) => status === 'valid')!.law;
    await repealLaw(installation, {
      law,
      by: null,
      effective: '2026-11-01',
      actor: LOCAL_ADMINISTRATOR,
    });
    const { counts } = (await listHealth(installation, 1)).health;
    expect(counts.repealed).toBeGreaterThan(before.counts.repealed);
  });
});
