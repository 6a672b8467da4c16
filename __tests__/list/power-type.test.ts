import { isTypeName, readPowerType } from '../../src/list';

describe('a power type as lists write it', () => {
  it.each([
    ['行政许可', 'permit', '行政许可'],
    ['行政\n处罚', 'penalty', '行政处罚'],
    [' 行政 强制 ', 'coercion', '行政强制'],
    ['行政许可（11项）', 'permit', '行政许可'],
    [' 行政征收（ 1 项）', 'levy', '行政征收'],
    ['处罚', 'penalty', '处罚'],
    ['行政给付类', 'benefit', '行政给付类'],
    ['行政监督检查', 'inspection', '行政监督检查'],
    ['二、行政确认', 'confirmation', '行政确认'],
    ['行政奖励', 'reward', '行政奖励'],
    ['行政裁决', 'adjudication', '行政裁决'],
    ['其他职权', 'other', '其他职权'],
    ['其它行政权力', 'other', '其它行政权力'],
    ['其他行政权力-备案', 'other', '其他行政权力-备案'],
    ['其他类别', 'other', '其他类别'],
  ])('%j is %s', (written, type, label) => {
    expect(readPowerType(written)).toEqual({ type, label, sure: true });
  });

  it('keeps a class of 9+X under its own label, for a person to look at', () => {
    expect(readPowerType('行政规划')).toEqual({ type: 'other', label: '行政规划', sure: false });
  });

  it('takes the first of two classes, for a person to look at', () => {
    expect(readPowerType('行政强制、行政处罚')).toEqual({
      type: 'coercion',
      label: '行政强制、行政处罚',
      sure: false,
    });
  });

  it('reads nothing from a blank cell', () => {
    expect(readPowerType(' \n')).toBeNull();
  });

  it('knows a section by its line, and not a sentence that speaks of a class', () => {
    expect(isTypeName('一、行政处罚（共32项）')).toBe(true);
    expect(isTypeName('对违反渡口管理规定行为的行政处罚')).toBe(false);
    expect(isTypeName('Sheet1')).toBe(false);
  });
});
