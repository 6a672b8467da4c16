import { editionNamed, noteFor } from '../../src/basis';
import { newVersion, oldVersion } from './ferry';

const named = (note: string) => editionNamed(note, oldVersion, newVersion);

describe('the edition that a note names', () => {
  it.each([
    ['（2024年3月1日修正）', 'new'],
    ['（2019年5月1日通过，2024年3月修正）', 'new'],
    ['(2024修正本)', 'new'],
    ['（2019年5月1日通过，自2019年7月1日起施行）', 'old'],
    ['（2021年修正）', 'old'],
    ['（2011年8月2日市政府令第9号）', 'earlier'],
    ['（市政府令第9号）', null],
    ['（2019年5月66日通过）', 'old'],
  ])('%s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('the note written for the new edition', () => {
  const amendment = `2024年3月1日滨江市第四届人民代表大会常务委员会第二次会议《关于修改〈滨江市渡口管理条例〉的决定》修正`;

  it('puts the amendment after the act of passing, within the bracket', () => {
    expect(noteFor(newVersion, '（2019年5月1日滨江市人民代表大会常务委员会通过）')).toBe(
      `（2019年5月1日滨江市人民代表大会常务委员会通过　${amendment}）`,
    );
  });

  it('follows the way the note tells earlier amendments', () => {
    const note = '(2001年2月3日通过，根据2011年8月2日《决定》第一次修正，根据2019年5月1日《决定》第二次修正)';
    expect(noteFor(newVersion, note)).toBe(`${note.slice(0, -1)}，根据${amendment})`);
  });

  it('replaces the year where that is all the note gives', () => {
    expect(noteFor(newVersion, '（2019年修订）')).toBe('（2024年修正）');
    expect(noteFor(newVersion, '(2019修正本)')).toBe('(2024修正本)');
  });

  it('leaves a note alone that names the edition already or names none', () => {
    expect(noteFor(newVersion, '（2024年3月1日修正）')).toBeNull();
    expect(noteFor(newVersion, '（市政府令第9号）')).toBeNull();
  });

  it('replaces the one amendment of a note that skips the others', () => {
    const notes = ['2001-01-01', '2011-01-01', '2019-05-01', '2024-03-01'].map((date) => ({
      date,
      act: 'amended' as const,
      text: date === '2024-03-01' ? '2024年3月1日 《市政府决定》第四次修订）' : date,
    }));
    const text = { ...newVersion.text, preamble: { start: 0, end: 0, notes } };
    expect(noteFor({ ...newVersion, text }, '(1990年1月1日公布。根据2019年5月1日《决定》第三次修订)')).toBe(
      '(1990年1月1日公布。根据2024年3月1日《市政府决定》第四次修订)',
    );
  });
});
