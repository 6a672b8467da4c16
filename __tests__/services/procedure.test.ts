import {
  adjust,
  adjustmentPage,
  changeProcedure,
  contentFrom,
  draftItem,
  formValues,
  LOCAL_ADMINISTRATOR,
  type ReviewStep,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { auditTrail } from '../../src/store';
import { type Office, office } from './office';

const step = (name: string, role: ReviewStep['role'], days: number | null = null): ReviewStep => ({
  name,
  role,
  days,
});

describe('办理程序', () => {
  let at: Office;
  let item = 3;

  beforeAll(async () => {
    at = await office('sqlite::memory:', '2026-11-25T02:00:00.000Z');
  });
  afterAll(() => at.installation.close());

  const set = (steps: ReviewStep[], lawDays = 20) =>
    changeProcedure(at.installation, { steps, lawDays }, LOCAL_ADMINISTRATOR);

  /** An adjustment of one changed item, sent in. */
  const sent = async () => {
    const { installation, lin: actor } = at;
    const head = { title: '更正', reason: '核对后更正。', basis: '', effective: null };
    const adjustment = String(await startAdjustment(installation, at.list, head, actor));
    item += 1;
    const number = String(item).padStart(4, '0');
    const { content, opened, words } = await draftItem(installation, adjustment, number, null, actor);
    const mine = contentFrom({ ...formValues(content), office: '综合科' }, content);
    const change = { adjustment, item: number, kind: 'change' as const, content: mine };
    await saveItem(installation, { ...change, words, opened, predecessors: [], actor });
    const told = await adjust(installation, { id: adjustment, act: 'submit', actor });
    return { id: adjustment, told: told.stateInChinese };
  };
  const pass = async (id: string, actor: Office['lin']) =>
    (await adjust(at.installation, { id, act: 'approve', actor })).stateInChinese;

  it('begins with a review of legality and an approval, each within its working days', async () => {
    const { id, told } = await sent();
    expect(told).toBe('合法性审核中');
    expect((await adjustmentPage(at.installation, id, at.zhou)).due).toEqual({
      date: '2026-12-16',
      left: 15,
      provisional: false,
      standing: 'ahead',
    });
    expect(await pass(id, at.zhou)).toBe('待批准');
  });

  it('goes another way from the next submission on; what is under way goes on as it was sent', async () => {
    const before = await sent();
    await set([step('批准', 'approver')]);
    const after = await sent();
    expect(after.told).toBe('待批准');
    expect(await pass(after.id, at.han)).toBe('已通过，待发布');
    expect(await pass(before.id, at.zhou)).toBe('待批准');
  });

  it('may have a step more, taken by whoever has its role', async () => {
    await set([
      step('合法性审核', 'reviewer'),
      step('编制审核', 'approver'),
      step('政府批准', 'approver', 3),
    ]);
    const { id } = await sent();
    await expect(pass(id, at.han)).rejects.toThrow('没有合法性审核的权限');
    expect(await pass(id, at.zhou)).toBe('编制审核中');
    expect(await pass(id, at.han)).toBe('待政府批准');
  });

  it('is set by the administrator only, checked, and written in the audit record', async () => {
    await expect(
      changeProcedure(at.installation, { steps: [step('批准', 'approver')], lawDays: 20 }, at.han),
    ).rejects.toThrow('没有修改办理程序的权限');
    await expect(set([])).rejects.toThrow('至少要有一个环节');
    await expect(set([step('', 'reviewer', 0)], Number.NaN)).rejects.toMatchObject({
      problems: [{ field: 'step-0-name' }, { field: 'step-0-days' }, { field: 'law-days' }],
    });
    await set([step('批准', 'approver')], 15);
    const { rows } = await auditTrail(at.installation.db.manager, { act: 'procedure.change' });
    expect(rows[0]!.detail).toEqual({ steps: [step('批准', 'approver')], lawDays: 15 });
  });

  it('lets the drafter take a submission back', async () => {
    const { id } = await sent();
    const told = await adjust(at.installation, { id, act: 'withdraw', actor: at.lin });
    expect(told.stateInChinese).toBe('草拟');
    await expect(adjust(at.installation, { id, act: 'withdraw', actor: at.lin })).rejects.toThrow('不能撤回');
  });
});
