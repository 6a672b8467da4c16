import { detailInWords } from '../../../src/services';

describe('the details of an audit record in words', () => {
  it.each([
    [{ overridden: 'submit,own-work', step: '批准' }, '越过的环节：送审、本人起草回避；环节：批准'],
    [{ kind: 'cancel', items: 3 }, '种类：取消；事项数：3'],
    [{ kind: 'change', field: 'office', items: 2 }, '种类：变更；栏目：承办机构；事项数：2'],
    [{ roles: 'drafter,reviewer' }, '角色：经办、合法性审核'],
    [{ changed: ['closing'] }, '改动：结语'],
    [{ adjustment: 5, added: 1, changed: 2, cancelled: 0 }, '调整：5；新增：1；改动：2；取消：0'],
    [{ reason: 'privacy', seq: 2 }, '理由：涉及个人隐私；版本：2'],
    [
      { steps: [{ name: '批准', role: 'approver', days: 5 }], lawDays: 20 },
      '审批环节：批准（批准，5 个工作日）；法律变动办结的工作日：20',
    ],
    [{ also: 0, head: true, step: null, list: '' }, '一并处理：0；改标题、原因等：是'],
    [{ promulgated: '2026-09-18' }, '公布日期：2026年9月18日'],
    [{ unheardOf: 1 }, 'unheardOf：1'],
  ])('%j', (detail, words) => {
    expect(detailInWords(detail)).toBe(words);
  });
});
