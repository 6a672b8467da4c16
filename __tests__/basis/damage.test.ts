import { type DamageKind, damageIn } from '../../src/basis';
import type { ItemContent } from '../../src/list';
import { itemWith } from './cell';

let count = 0;
const item = (cell: string, more: Partial<ItemContent> = {}) => ({
  number: `DK-00${++count}`,
  content: itemWith(cell, { name: `事项${count}`, ...more }),
});

beforeEach(() => {
  count = 0;
});

function found(kind: DamageKind, items: ReturnType<typeof item>[]): string[][] {
  return damageIn(items)
    .filter((damage) => damage.kind === kind)
    .map((damage) => damage.items);
}

const cited = (date: string) =>
  `【法律】《示例渡运法》（2004年3月2日通过，${date}修正）\n第三条：渡运应当安全。`;

describe('damage that only a look over the whole list finds', () => {
  it('finds days that no calendar has', () => {
    expect(found('impossible-date', [item(cited('2019年4月36日')), item(cited('2019年4月23日'))])).toEqual([
      ['DK-001'],
    ]);
    expect(found('impossible-date', [item(cited('2020年2月29日'))])).toEqual([]);
  });

  it('finds dates that were counted on by filling down', () => {
    const days = ['15', '16', '17', '18'].map((day) => item(cited(`2021年7月${day}日`)));
    expect(found('drifting-date', days)).toEqual([['DK-002', 'DK-003', 'DK-004']]);
    expect(found('drifting-date', [item(cited('2018年1月1日')), item(cited('2021年7月15日'))])).toEqual([]);
  });

  it('finds one law under two class labels', () => {
    const other = cited('2021年7月15日').replace('【法律】', '【法规】');
    expect(
      found('two-labels', [item(cited('2021年1月1日')), item(cited('2021年1月1日')), item(other)]),
    ).toEqual([['DK-003']]);
  });

  it('finds duplicate names within one type', () => {
    const cell = cited('2021年1月1日');
    const items = [
      item(cell, { name: '渡口设置许可' }),
      item(cell, { name: '渡口 设置许可' }),
      item(cell, { name: '渡口设置许可', type: 'penalty' }),
    ];
    expect(found('duplicate-name', items)).toEqual([['DK-001', 'DK-002']]);
  });

  it('finds duties copied from another power type', () => {
    const duties = (text: string) => ({ duties: [{ text }] });
    const cell = cited('2021年1月1日');
    const items = [
      item(cell, duties('依法实施行政奖励，公布行政奖励的标准。')),
      item(cell, duties('依法实施行政许可，不与行政奖励、行政奖励挂钩。')),
    ];
    expect(found('foreign-duties', items)).toEqual([['DK-001']]);
  });

  it('finds a title without an article, a cell without a basis, and a column of names', () => {
    const items = [
      item('【规章】《示例渡口管理规定》（2020年1月1日公布）'),
      item('按上级规定办理'),
      item(cited('2021年1月1日'), { extra: { 录入人: '某某' } }),
    ];
    expect(found('article-missing', items)).toEqual([['DK-001']]);
    expect(found('basis-missing', items)).toEqual([['DK-002']]);
    expect(found('staff-name', items)).toEqual([['DK-003']]);
  });
});
