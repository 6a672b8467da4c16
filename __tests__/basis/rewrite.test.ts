import fc from 'fast-check';
import { rewrite } from '../../src/basis';
import { numberToChinese } from '../../src/law';
import { itemWith } from './cell';

const content = itemWith('《甲条例》（旧）\n第四条：渡船应当检验。\n《乙条例》第九条：应当登记。');

describe('rewriting a cell', () => {
  it('moves the spans of all bases behind an edit, and stretches the one around it', () => {
    const at = content.bases[0]!.at!;
    const edit = {
      role: 'power' as const,
      replacements: [{ ...at, text: '第一百零四条' }],
      bases: [{ basis: 0, address: '104' }],
    };
    const { content: after, conflicts } = rewrite(content, [edit]);
    expect(conflicts).toEqual([]);
    const cell = after.basisText.power!;
    const read = after.bases.map(({ at, titleAt, quoteAt }) =>
      [titleAt, at!, quoteAt!].map(({ start, end }) => cell.slice(start, end)),
    );
    expect(read).toEqual([
      ['《甲条例》', '第一百零四条', '渡船应当检验。'],
      ['《乙条例》', '第九条', '应当登记。'],
    ]);
    expect(after.bases[0]!.address).toBe('104');
    expect(content.basisText.power).toContain('第四条');
  });

  it('takes equal edits once, and refuses contradictory ones', () => {
    const note = content.bases[0]!.noteAt!;
    const edit = (text: string) => ({ role: 'power' as const, replacements: [{ ...note, text }], bases: [] });
    expect(rewrite(content, [edit('（新）'), edit('（新）')]).content.basisText.power).toMatch(
      /^《甲条例》（新）\n/,
    );
    const refused = rewrite(content, [edit('（新）'), edit('（更新）')]);
    expect(refused.conflicts).toHaveLength(1);
    expect(refused.content).toBe(content);
  });
});

it('keeps every span on its words, whichever numbers are rewritten', () => {
  const numbers = fc.array(
    fc.record({ old: fc.integer({ min: 1, max: 300 }), now: fc.integer({ min: 1, max: 300 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(numbers, (list) => {
      const cell = list
        .map(({ old }, i) => `《第${'甲乙丙丁戊己'[i]}条例》\n第${numberToChinese(old)}条：应当登记之${i}。`)
        .join('\n');
      const before = itemWith(cell);
      expect(before.bases).toHaveLength(list.length);
      const edits = list.map(({ now }, basis) => ({
        role: 'power' as const,
        replacements: [{ ...before.bases[basis]!.at!, text: `第${numberToChinese(now)}条` }],
        bases: [{ basis, address: String(now) }],
      }));
      const { content: after } = rewrite(before, edits.toReversed());
      after.bases.forEach(({ at, titleAt, quoteAt, address }, i) => {
        const read = [titleAt, at!, quoteAt!].map(({ start, end }) =>
          after.basisText.power!.slice(start, end),
        );
        const written = `第${numberToChinese(list[i]!.now)}条`;
        expect(read).toEqual([`《第${'甲乙丙丁戊己'[i]}条例》`, written, `应当登记之${i}。`]);
        expect(address).toBe(String(list[i]!.now));
      });
    }),
    { numRuns: 100 },
  );
});
