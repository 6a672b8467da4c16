import { basesOf, withBases } from '../../src/intake';
import type { ItemContent } from '../../src/list';

const CELL =
  '【法规】《滨江市渡口管理条例》（2024年3月1日修正）\n第三条、第五条第二款：渡口应当验收。\n【规章】《滨江市渡船检验办法》';

describe('the bases that a cell cites', () => {
  it('are one for each provision, and one for a law named alone', () => {
    const bases = basesOf(CELL, 'power');
    expect(bases.map(({ law, address }) => [law, address])).toEqual([
      ['滨江市渡口管理条例', '3'],
      ['滨江市渡口管理条例', '5.2'],
      ['滨江市渡船检验办法', '*'],
    ]);
    expect(bases[2]).toMatchObject({ at: null, quoteAt: null, noteAt: null });
  });

  it('point at the cell as it is written', () => {
    const said = (span: { start: number; end: number } | null) => span && CELL.slice(span.start, span.end);
    const second = basesOf(CELL, 'power')[1]!;
    expect(said(second.at)).toBe('第五条第二款');
    expect(said(second.titleAt)).toBe('《滨江市渡口管理条例》');
    expect(said(second.noteAt)).toBe('（2024年3月1日修正）');
    expect(said(second.quoteAt)).toBe('渡口应当验收。');
  });

  it('are read anew from edited cells, every role in its turn', () => {
    const content: ItemContent = {
      name: '渡口验收',
      type: 'confirmation',
      typeLabel: '行政确认',
      basisText: { power: '《滨江市渡口管理条例》第七条', duty: '《滨江市渡口管理条例》第八条至第十条' },
      bases: basesOf(CELL, 'power'),
      duties: [],
    };
    expect(withBases(content).bases.map(({ role, address }) => `${role} ${address}`)).toEqual([
      'power 7',
      'duty 8',
      'duty 9',
      'duty 10',
    ]);
    expect(content.bases).toHaveLength(3);
  });
});
