import type { Overview, Work } from '../../src/services';
import { LOCAL_ADMINISTRATOR, overview, todaysWork } from '../../src/services';
import { deskView } from '../../src/web/desk/view';
import { type Served, served } from '../served';

describe('the desk', () => {
  const list = {
    id: 7,
    body: '示例区交通运输局',
    title: '示例区交通运输局权责清单',
    items: 12,
    moreItems: false,
    release: null,
    waitingOfLaws: 0,
    objections: 0,
    adjustments: [],
  };
  const view = (work: Partial<Work>[], lists: Overview['lists'] = [list]) =>
    deskView({
      whole: { lists, laws: 1 },
      work: work.map((one) => ({ kind: 'step', list: 7, id: 3, subject: '', count: 1, due: null, ...one })),
      jobs: [],
      actor: LOCAL_ADMINISTRATOR,
      sample: 'none',
    });

  it('says what waits, and how many days are left', () => {
    const due = { date: '2026-11-20', left: -3, standing: 'past' as const, provisional: false };
    const [waiting] = view([
      { kind: 'package', subject: '示例道路条例', count: 4, due },
      { kind: 'step', subject: '变更三项', count: 3, due: { ...due, left: 4, standing: 'ahead' } },
      { kind: 'findings', count: 9 },
    ]).waiting;
    expect(waiting!.tasks).toMatchObject([
      { text: '《示例道路条例》变动，待处理 4 处', href: '/admin/lists/7/impacts/3', mark: 'bad' },
      { text: '等您审批：变更三项（3 项）', href: '/admin/adjustments/3', mark: 'warn' },
      { text: '依据体检：9 处依据需要处理', href: '/admin/lists/7/check', due: null },
    ]);
    expect(waiting!.tasks[0]!.due).toContain('已超 3 个工作日');
  });

  it('is calm where nothing waits, and leads on where nothing is there', () => {
    expect(view([])).toMatchObject({ calm: true, empty: false });
    const empty = view([], []);
    expect(empty.empty).toBe(true);
    expect(empty.start.map(({ done }) => done)).toEqual([true, false]);
  });
});

describe('what waits for a person', () => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ sample: true });
  });
  afterAll(() => app?.close());

  const kinds = async (name: string, roles: Parameters<Served['person']>[1]) => {
    const { installation } = app;
    const actor = {
      ...LOCAL_ADMINISTRATOR,
      account: name,
      grants: roles.map((role) => ({ role, body: null })),
    };
    const [list] = (await overview(installation, actor)).lists;
    return (await todaysWork(installation, list!, actor)).map(({ kind }) => kind);
  };

  it('is what her roles let her do', async () => {
    expect(await kinds('某审计', ['auditor'])).toEqual([]);
    expect(await kinds('某经办', ['drafter'])).toContain('package');
    expect(await kinds('某审核', ['reviewer'])).not.toContain('package');
  });

  it('is, for whoever has no role yet, to ask for one: whom, and with which words', async () => {
    await app.officer('管事的', ['admin']);
    const newcomer = await app.officer('xin.lai', []);
    const desk = await newcomer.read('/admin');
    expect(desk).toContain('您的账号还没有角色，所以看不到清单。');
    expect(desk).toMatch(/请联系管理员 [^，]*管事的，告诉他您的账号 xin\.lai/);
    expect(desk).not.toContain('导入法律文本');
  });
});
