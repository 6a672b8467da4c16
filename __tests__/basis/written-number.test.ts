import type { Replacement } from '../../src/basis/rewrite';
import { rewriteNumbers } from '../../src/basis/written-number';

/** The written numbers after rewriting `members` (old → new); null where it refuses. */
function rewritten(written: string, members: Record<string, string | null>): string | null {
  const cell = `《甲条例》${written}：文`;
  const span = { start: 5, end: 5 + written.length };
  const list = Object.entries(members).map(([old, now]) => ({ old, new: now }));
  const edits = rewriteNumbers(cell, span, list);
  return edits && apply(cell, edits).slice(5, -2);
}

function apply(cell: string, edits: Replacement[]): string {
  return [...edits].reverse().reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), cell);
}

describe('writing another number in the notation of the cell', () => {
  it.each([
    ['第十六条', { '16': '19' }, '第十九条'],
    ['第16条', { '16': '19' }, '第19条'],
    ['第１６条', { '16': '19' }, '第１９条'],
    ['三十二条', { '32': '101' }, '一百零一条'],
    ['第十七条之一', { '17-1': '18' }, '第十八条'],
    ['第十八条第二款', { '18.2': '17-1.2' }, '第十七条之一第二款'],
    ['第三条第二款第（三）项', { '3.2.3': '4.1.12' }, '第四条第一款第（十二）项'],
    ['第六十三条第(2)项', { '63..2': '64..3' }, '第六十四条第(3)项'],
    ['第六十三条第二项', { '63..2': '63.2.2' }, '第六十三条第二款第二项'],
    ['第五条 第2款', { '5.2': '5.3' }, '第五条 第3款'],
  ])('%s', (written, members, expected) => {
    expect(rewritten(written, members)).toBe(expected);
  });

  it('changes only the member that is hit in a list', () => {
    expect(rewritten('第三十条、第三十四条、三十七条', { '30': '30', '34': '33', '37': '37' })).toBe(
      '第三十条、第三十三条、三十七条',
    );
    expect(rewritten('第三十八、第四十条', { '38': '38', '40': '39' })).toBe('第三十八、第三十九条');
  });

  it('moves a number that several members share only when they move together', () => {
    expect(rewritten('第七十条第一、二款', { '70.1': '69.1', '70.2': '69.2' })).toBe('第六十九条第一、二款');
    expect(rewritten('第七十条第一、二款', { '70.1': '69.1', '70.2': '71.1' })).toBeNull();
  });

  it('keeps a range that stays one, and refuses one that would break', () => {
    expect(rewritten('第五条至第七条', { '5': '6', '6': '7', '7': '8' })).toBe('第六条至第八条');
    expect(rewritten('第五至七条', { '5': '6', '6': '7', '7': '9' })).toBeNull();
    expect(rewritten('第五条至第七条', { '5': '5', '6': null, '7': '6' })).toBeNull();
  });

  it('refuses what would need a guess', () => {
    expect(rewritten('第五条', { '5': null })).toBeNull();
    expect(rewritten('第三十八、第四十条', { '38': '37-1', '40': '40' })).toBeNull();
  });
});
