import {
  type ObjectionAct,
  ObjectionActNotAllowed,
  objectionState,
  permitObjectionAct,
  permittedObjectionActs,
  workingDayAfter,
} from '../../src/list';

describe('an objection', () => {
  it.each<[ObjectionAct[], string]>([
    [[], 'received'],
    [['assign'], 'assigned'],
    [['assign', 'link', 'adjust'], 'assigned'],
    [['assign', 'answer'], 'answered'],
    [['answer', 'release'], 'released'],
    [['answer', 'release', 'hold'], 'answered'],
    [['set-aside'], 'set-aside'],
    [['set-aside', 'reopen'], 'received'],
  ])('after %j is %s', (acts, state) => {
    expect(objectionState(acts)).toBe(state);
  });

  it('is released only with an answer, and then no longer answered otherwise', () => {
    expect(() => permitObjectionAct(['assign'], 'release')).toThrow(ObjectionActNotAllowed);
    expect(() => permitObjectionAct(['assign', 'answer', 'release'], 'answer')).toThrow(
      '这条意见当前为“已答复并公开”，不能答复。现在可以：转为调整、撤下公开。',
    );
    expect(permittedObjectionActs('answered')).toEqual(['link', 'answer', 'adjust', 'release']);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-25', 1, '2026-11-26'],
    ['2026-11-25', 3, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-25', 15, '2026-12-16'],
  ])('%s and %d of them: %s', (from, count, to) => {
    expect(workingDayAfter(from, count)).toEqual({ date: to, provisional: false });
  });
});
