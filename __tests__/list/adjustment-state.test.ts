import {
  ActNotAllowed,
  type AdjustmentAct,
  type AdjustmentEvent,
  ApprovalVoid,
  allowedActs,
  BrokenHistory,
  OwnWork,
  permitAct,
  placeInChinese,
  placeOf,
  stateOf,
} from '../../src/list';

const drafter = { account: '林', override: false };
const reviewer = { account: '周', override: false };
const approver = { account: '韩', override: false };

/** `林 create a`, `周 review a !`: actor, act, digest, and ! for override. */
function events(...lines: string[]): AdjustmentEvent[] {
  return lines.map((line, index) => {
    const [actor, act, digest, override] = line.split(' ');
    const at = `2026-03-0${index + 1}T01:00:00Z`;
    return {
      actor: actor!,
      act: act as AdjustmentAct,
      digest: digest!,
      at,
      ...(override && { override: true }),
    };
  });
}

const DRAFT = ['林 create a', '林 edit b'];
const IN_REVIEW = [...DRAFT, '林 submit b'];
const IN_APPROVAL = [...IN_REVIEW, '周 review b'];
const APPROVED = [...IN_APPROVAL, '韩 approve b'];

describe('the state of an adjustment', () => {
  it.each([
    ['draft', DRAFT],
    ['in-review', IN_REVIEW],
    ['in-approval', IN_APPROVAL],
    ['approved', APPROVED],
    ['published', [...APPROVED, '周 publish b']],
    ['returned', [...IN_REVIEW, '周 return b']],
    ['draft', [...IN_REVIEW, '周 return b', '林 edit c']],
    ['in-review', [...IN_REVIEW, '周 return b', '林 submit b']],
    ['draft', [...IN_APPROVAL, '林 withdraw b']],
  ])('is %s', (state, lines) => {
    expect(stateOf(events(...lines))).toBe(state);
  });

  it('falls back to draft when the content changes after approval', () => {
    expect(stateOf(events(...APPROVED, '林 edit c'))).toBe('draft');
    expect(stateOf(events(...APPROVED), 'c')).toBe('draft');
  });

  it('stays where it is when a save changes nothing', () => {
    expect(stateOf(events(...APPROVED, '林 edit b'))).toBe('approved');
    expect(stateOf(events(...APPROVED), 'b')).toBe('approved');
  });

  it('does not come back when the old content does: the approval is gone', () => {
    expect(stateOf(events(...APPROVED, '林 edit c', '林 edit b'))).toBe('draft');
  });

  it('refuses a record that cannot have happened', () => {
    expect(() => stateOf(events(...DRAFT, '周 publish b'))).toThrow(BrokenHistory);
    expect(() => stateOf(events(...APPROVED, '周 publish b', '林 edit c'))).toThrow('第 7 条记录（修改）');
  });
});

describe('who may do what', () => {
  it('offers what the state allows', () => {
    expect(allowedActs(events(...DRAFT), drafter)).toEqual(['edit', 'submit']);
    expect(allowedActs(events(...IN_REVIEW), reviewer)).toEqual(['edit', 'review', 'return', 'withdraw']);
    expect(allowedActs(events(...APPROVED, '周 publish b'), approver)).toEqual([]);
  });

  it('lets nobody review or approve their own work', () => {
    expect(allowedActs(events(...IN_REVIEW), drafter)).not.toContain('review');
    expect(() => permitAct(events(...IN_REVIEW), 'review', drafter, 'b')).toThrow(OwnWork);
    const edited = events('林 create a', '韩 edit b', '林 submit b', '周 review b');
    expect(() => permitAct(edited, 'approve', approver, 'b')).toThrow('不能由本人批准');
  });

  it("does not call a save that changed nothing one's own work", () => {
    const saved = events('林 create a', '韩 edit a', '林 submit a', '周 review a');
    expect(permitAct(saved, 'approve', approver, 'a')).toEqual({ state: 'approved', overridden: [] });
  });

  it('names the state and what can be done instead', () => {
    expect(() => permitAct(events(...DRAFT), 'review', reviewer, 'b')).toThrow(
      '调整当前为“草拟”，不能审核。现在可以：修改、送审。',
    );
    expect(() => permitAct(events(...DRAFT), 'approve', approver, 'b')).toThrow(ActNotAllowed);
  });

  it('publishes nothing but what was approved', () => {
    expect(permitAct(events(...APPROVED), 'publish', reviewer, 'b').state).toBe('published');
    expect(() => permitAct(events(...APPROVED), 'publish', reviewer, 'c')).toThrow(ApprovalVoid);
  });

  it('says what state the act leads to', () => {
    expect(permitAct(events(...APPROVED), 'edit', drafter, 'b').state).toBe('approved');
    expect(permitAct(events(...APPROVED), 'edit', drafter, 'c').state).toBe('draft');
    expect(permitAct(events(...APPROVED), 'return', approver, 'b').state).toBe('returned');
  });
});

describe('the named right to override', () => {
  const local = { account: '林', override: true };

  it('approves a draft at once and names every step passed over', () => {
    expect(permitAct(events(...DRAFT), 'approve', local, 'b')).toEqual({
      state: 'approved',
      overridden: ['submit', 'review', 'own-work'],
    });
    expect(permitAct(events(...IN_REVIEW), 'approve', { ...local, account: '韩' }, 'b').overridden).toEqual([
      'review',
    ]);
    expect(stateOf(events(...DRAFT, '林 approve b !'))).toBe('approved');
  });

  it('counts for nothing where it is not logged with the act', () => {
    expect(() => stateOf(events(...DRAFT, '林 approve b'))).toThrow(BrokenHistory);
  });

  it('does not unmake what is published', () => {
    expect(() => permitAct(events(...APPROVED, '周 publish b'), 'approve', local, 'b')).toThrow(
      '另起草一个调整',
    );
  });

  it('is not needed, and not named, where the act is in order', () => {
    expect(
      permitAct(events(...IN_APPROVAL), 'approve', { account: '韩', override: true }, 'b').overridden,
    ).toEqual([]);
  });
});

describe('the steps are settings', () => {
  const step = (name: string, role: 'reviewer' | 'approver') => ({ name, role, days: null });
  const sentThrough = (...names: string[]): AdjustmentEvent[] => {
    const steps = names.map((name, i) => step(name, i === names.length - 1 ? 'approver' : 'reviewer'));
    return events(...IN_REVIEW).map((one) => (one.act === 'submit' ? { ...one, steps } : one));
  };
  const told = (told: AdjustmentEvent[]) => placeInChinese(placeOf(told));

  it('with one more step, two people judge before it is approved', () => {
    const sent = sentThrough('合法性审核', '编制审核', '政府批准');
    expect(told(sent)).toBe('合法性审核中');
    const once = [...sent, ...events('周 review b')];
    expect(told(once)).toBe('编制审核中');
    expect(() => permitAct(once, 'approve', approver, 'b')).toThrow(ActNotAllowed);
    const twice = [...once, ...events('吴 review b')];
    expect(told(twice)).toBe('待政府批准');
    expect(permitAct(twice, 'approve', approver, 'b').state).toBe('approved');
  });

  it('without the step of legality, a submission waits for approval at once', () => {
    const sent = sentThrough('批准');
    expect(told(sent)).toBe('待批准');
    expect(allowedActs(sent, approver)).toEqual(['edit', 'approve', 'return', 'withdraw']);
    expect(permitAct(events(...DRAFT), 'submit', drafter, 'b', [step('批准', 'approver')]).state).toBe(
      'in-approval',
    );
  });

  it('are those of the submission, whatever the settings say later', () => {
    const sent = [...sentThrough('批准'), ...events('韩 approve b')];
    expect(stateOf(sent)).toBe('approved');
    expect(stateOf(events(...APPROVED))).toBe('approved');
  });

  it('begin when the one before ends', () => {
    expect(placeOf(events(...IN_APPROVAL)).since).toBe('2026-03-04T01:00:00Z');
    expect(placeOf([...events(...IN_REVIEW), ...events('林 edit b')]).since).toBe('2026-03-03T01:00:00Z');
  });
});
