import { basicCodeProblem, codeProblems, creditCodeProblem, implementationCodeProblem } from '../../src/list';

/** The example of GB 32100-2015 itself. */
const CREDIT = '91350100M000100Y43';

describe('基本编码', () => {
  it.each(['990118001000', '99011800200Y', '990118002003'])('%s is well formed', (code) => {
    expect(basicCodeProblem(code)).toBeNull();
  });

  it('says how long it should be', () => {
    expect(basicCodeProblem('9901180010')).toContain('应为 12 位，现为 10 位');
  });

  it.each(['9901180020Y0', '99011800200y', 'X90118001000'])('%s is not', (code) => {
    expect(basicCodeProblem(code)).toContain('格式不对');
  });
});

describe('统一社会信用代码', () => {
  it('takes the example of the standard', () => {
    expect(creditCodeProblem(CREDIT)).toBeNull();
  });

  it('names the check character that a slip of one character breaks', () => {
    expect(creditCodeProblem('91350100M000100Y44')).toContain('校验位应为 3，现为 4');
    expect(creditCodeProblem('91350100M000700Y43')).toContain('校验位');
  });

  it('finds every exchange of two neighbours that differ', () => {
    for (let i = 0; i < 16; i += 1) {
      if (CREDIT[i] === CREDIT[i + 1]) continue;
      const swapped = CREDIT.slice(0, i) + CREDIT[i + 1] + CREDIT[i] + CREDIT.slice(i + 2);
      expect(creditCodeProblem(swapped)).not.toBeNull();
    }
  });

  it('names the place of a letter that the standard leaves out', () => {
    expect(creditCodeProblem('91350100O000100Y43')).toContain('第 9 位不能是“O”');
  });
});

describe('实施编码', () => {
  it('is credit code, level and basic code', () => {
    expect(implementationCodeProblem(`${CREDIT}3990118001000`)).toBeNull();
  });

  it.each([
    [`${CREDIT}399011800100`, '应为 31 位'],
    [`91350100M000100Y44${'3990118001000'}`, '校验位'],
    [`${CREDIT}9990118001000`, '行使层级'],
    [`${CREDIT}39901180010Y0`, '后 12 位不对'],
  ])('%s: %s', (code, problem) => {
    expect(implementationCodeProblem(code)).toContain(problem);
  });
});

describe('the codes of an item', () => {
  it('are never required, and a local one is free', () => {
    expect(codeProblems(undefined)).toEqual([]);
    expect(codeProblems({ local: 'LS-XK-01' })).toEqual([]);
  });

  it('must agree with each other', () => {
    expect(codeProblems({ basic: '990118001000', implementation: `${CREDIT}3990118002000` })).toEqual([
      { field: 'implementation', message: expect.stringContaining('与基本编码（990118001000）不同') },
    ]);
  });
});
