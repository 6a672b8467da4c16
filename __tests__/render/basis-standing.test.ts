import type { BasisStatus } from '../../src/basis';
import {
  type BasisStanding,
  basisWords,
  isOutstanding,
  outstandingSentence,
  standingMark,
} from '../../src/render';

const stands = (status: BasisStatus, more: Partial<BasisStanding> = {}): BasisStanding => ({
  status,
  nowAt: null,
  sure: true,
  confirmed: false,
  lawId: '1',
  version: '2024-06-18',
  ...more,
});
const basis = {
  role: 'power' as const,
  law: '示例办法',
  address: '7.2',
  at: null,
  titleAt: { start: 0, end: 6 },
  noteAt: null,
  quoteAt: null,
};

describe('what is outstanding', () => {
  it('is a law that ended, a number that moved or leads nowhere, a changed text or an unsure link nobody confirmed', () => {
    expect(isOutstanding(stands('repealed', { confirmed: true }))).toBe(true);
    expect(isOutstanding(stands('renumbered', { confirmed: true }))).toBe(true);
    expect(isOutstanding(stands('not-found'))).toBe(true);
    expect(isOutstanding(stands('changed'))).toBe(true);
    expect(isOutstanding(stands('changed', { confirmed: true }))).toBe(false);
    expect(isOutstanding(stands('valid', { sure: false }))).toBe(true);
    expect(isOutstanding(stands('valid', { sure: false, confirmed: true }))).toBe(false);
    expect(isOutstanding(stands('valid'))).toBe(false);
  });

  it('is not a basis whose text is not held: nothing is known of it', () => {
    expect(isOutstanding(stands('no-text', { sure: false, lawId: null }))).toBe(false);
  });

  it('is told in one sentence that names the place', () => {
    expect(outstandingSentence(basis, stands('renumbered', { nowAt: '9' }))).toBe(
      '《示例办法》第七条第二款：所引条文现为第九条，序号待更正。',
    );
    expect(outstandingSentence({ ...basis, address: '*' }, stands('repealed'))).toBe(
      '《示例办法》：该法律文件已废止。',
    );
    expect(standingMark(stands('renumbered', { nowAt: '17-1' }))).toBe('现为第十七条之一');
  });

  it('is not told as a fact where a person has still to look', () => {
    const unsure = stands('renumbered', { nowAt: '35.1', sure: false });
    expect(outstandingSentence(basis, unsure)).toBe(
      '《示例办法》第七条第二款：所引条文可能已改为第三十五条第一款，待核对。',
    );
    expect(standingMark(unsure)).toBe('可能已改为第三十五条第一款，待核对');
    expect(basisWords(basis, unsure)).toBe('可能已改为第三十五条第一款，待核对');
    expect(standingMark({ ...unsure, confirmed: true })).toBe('可能已改为第三十五条第一款，待核对');
  });
});

describe('what was found at publication', () => {
  it('tells a text that was compared from a number that was merely there', () => {
    expect(basisWords({ ...basis, quoteAt: { start: 7, end: 20 } }, stands('valid'))).toBe('与现行条文相符');
    expect(basisWords(basis, stands('valid'))).toBe('条文现行有效，未引条文文字');
    expect(basisWords({ ...basis, address: '*' }, stands('valid'))).toBe('法律文件现行有效，未引条款');
    expect(basisWords(basis, stands('valid', { sure: false }))).toBe('待人工确认');
  });

  it('tells a provision that was deleted from one that never was', () => {
    const deleted = stands('not-found', { nowAt: '7.2', version: '2019-03-02' });
    expect(basisWords(basis, deleted)).toBe('条文已删去');
    expect(standingMark(deleted)).toBe('条文已删去');
    expect(outstandingSentence(basis, deleted)).toBe('《示例办法》第七条第二款：条文已删去。');
    expect(standingMark({ ...deleted, sure: false })).toBe('条文可能已删去，待核对');
    expect(standingMark(stands('not-found'))).toBe('未找到');
  });
});
