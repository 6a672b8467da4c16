import { importLaws, LOCAL_ADMINISTRATOR } from '../../src/services';
import type { Officer } from '../real-path/officer';
import { OWN_BODY, SmallOffice } from './small-office';

const OTHER =
  '示例条例\n第一条 为了示例，制定本条例。\n第二条 为了安全。\n第三条 设立渡口，应当经主管机关批准。\n第四条 船舶由主管部门检查。\n';
const LAW = '/admin/laws/1';
const COPIES = `${LAW}/2026-06-01/copies`;
const PUBLISHED = `${LAW}/2020-01-01/copies`;

describe('two differing copies of one version of a law', () => {
  let office: SmallOffice;
  let drafter: Officer;

  beforeAll(async () => {
    office = await SmallOffice.open();
    drafter = await office.person('chen', ['drafter'], OWN_BODY);
  });
  afterAll(() => office.close());

  const otherCopy = (day: string) =>
    importLaws(office.installation, {
      files: [{ name: `示例条例(${day})另一份.txt`, bytes: Buffer.from(OTHER) }],
      facts: { title: '示例条例', promulgated: day },
      actor: LOCAL_ADMINISTRATOR,
    });

  it('are none where one text is held', async () => {
    expect(await drafter.read(LAW)).not.toContain('几份不同的文本');
    expect(await drafter.read(COPIES)).toContain('只收录了一份文本，没有需要选定的。');
    await expect(drafter.submit(COPIES, COPIES, { copy: 'first', reason: '试' })).rejects.toThrow(
      '没有需要选定的',
    );
    await expect(drafter.read(`${LAW}/1999-01-01/copies`)).rejects.toThrow(
      '没有1999年1月1日公布的版本，或那一版没有需要选定的不同文本',
    );
  });

  it('are told on the law’s page, and stand side by side where they differ', async () => {
    await otherCopy('2026-06-01');
    expect(await drafter.read(LAW)).toContain('收录了几份不同的文本，现以先收录的为准。');
    expect(await drafter.link(LAW, '对照并选定一份')).toBe(COPIES);
    const page = await drafter.read(COPIES);
    expect(page).toMatch(/第 2 份：示例条例\(2026-06-01\)另一份\.txt，4 条/);
    expect(page).toContain('1 处不同');
    expect(page).toMatch(/第三条 差别.*应当经主管.*批准/);
  });

  it('are chosen from by a drafter, with a reason, on record', async () => {
    const choose = (fields: Record<string, string>) => drafter.submit(COPIES, COPIES, fields);
    await expect(choose({ copy: '1', reason: '' })).rejects.toThrow(
      /^answered 422.*请写明以这一份为准的理由/,
    );
    await expect(choose({ copy: '9', reason: '试' })).rejects.toThrow('请选定其中一份文本');
    await expect(choose({ reason: '试' })).rejects.toThrow('请选定其中一份文本');
    expect(await choose({ copy: '1', reason: '与公报一致。' })).toMatch(/已选定.*理由：与公报一致。/);
    expect(await drafter.read(`${LAW}/2026-06-01`)).toContain('应当经主管机关批准');
    expect(await drafter.read(LAW)).toContain('已选定一份');
    const auditor = await office.person('shen', ['auditor'], null);
    expect(await auditor.read('/admin/audit?act=law.choose')).toContain('理由：与公报一致。');
    await choose({ copy: 'first', reason: '公报有勘误。' });
    expect(await drafter.read(`${LAW}/2026-06-01`)).toContain('应当经主管部门批准');
  });

  it('are shown to others without the choice', async () => {
    const reader = await office.person('du', ['reviewer'], OWN_BODY);
    const page = await reader.read(COPIES);
    expect(page).toContain('1 处不同');
    expect(page).not.toContain('以这一份为准');
  });

  it('are not chosen from any more once a release tells that version: its text stays as it was published', async () => {
    const { doubtful } = await otherCopy('2020-01-01');
    expect(doubtful[0]?.why).toContain('先前的一份已随第1号发布公布，不再改动');
    expect(await drafter.read(LAW)).toContain('收录了几份不同的文本，已公布其中一份（第1号发布）。');
    const settled = '这一版的文本已随第1号发布公布，公布的文本不再改动，不能改选。';
    const page = await drafter.read(PUBLISHED);
    expect(page).toContain(settled);
    expect(page).not.toContain('以这一份为准');
    await expect(drafter.submit(COPIES, PUBLISHED, { copy: '2', reason: '试' })).rejects.toThrow(settled);
    expect(await drafter.read(`${LAW}/2020-01-01`)).toContain('第二条 设立渡口，应当经主管部门批准');
  });
});
