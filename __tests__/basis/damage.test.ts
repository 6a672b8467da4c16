import { type DamageKind, damageIn } from '../../src/basis';
import { parseLaw } from '../../src/law';
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

describe('what is no damage', () => {
  it('is a notice without articles, and a law that a quote speaks of', () => {
    expect(
      found('article-missing', [item('【规范性文件】《关于下放渡口事项的通知》（示政办发〔2016〕1号）')]),
    ).toEqual([]);
    const spoken = `${cited('2021年1月1日')}\n第九条：未建立档案的，依照【法律】《示例船舶法》的有关规定处罚。`;
    expect(found('article-missing', [item(spoken)])).toEqual([]);
  });
});

describe('damage that only a look over the whole list finds', () => {
  it('finds days that no calendar has', () => {
    expect(found('impossible-date', [item(cited('2019年4月36日')), item(cited('2019年4月23日'))])).toEqual([
      ['DK-001'],
    ]);
    expect(found('impossible-date', [item(cited('2020年2月29日'))])).toEqual([]);
  });

  it('finds days in a note that is otherwise the same, the commonest taken to be right', () => {
    const days = ['15', '16', '17', '18', '15'].map((day) => item(cited(`2021年7月${day}日`)));
    expect(found('drifting-date', days)).toEqual([['DK-002', 'DK-003', 'DK-004']]);
    expect(found('drifting-date', [item(cited('2018年1月1日')), item(cited('2021年7月15日'))])).toEqual([]);
  });

  it('takes the day of a text held for the right one', () => {
    const days = ['16', '16', '15'].map((day) => item(cited(`2021年7月${day}日`)));
    const text = parseLaw('示例渡运法\n\n第三条 渡运应当安全。\n');
    const version = { id: '1', promulgated: '2021-07-15', effective: '2021-09-01', text };
    const law = { id: '1', title: '示例渡运法', aliases: [], versions: [version], events: [] };
    const [damage] = damageIn(days, [law]).filter(({ kind }) => kind === 'drifting-date');
    expect(damage!.items).toEqual(['DK-001', 'DK-002']);
    expect(damage!.note).toContain('收录的文本是“2021年7月15日”');
  });

  it('finds other numbers that count up, and leaves honest years alone', () => {
    const order = (n: number) =>
      item(`【规章】《示例渡口规定》（交通运输部令第${n}号）\n第三条：渡运应当安全。`);
    expect(found('drifting-date', [order(7), order(8), order(9)])).toEqual([['DK-002', 'DK-003']]);
    const edition = (n: number) => item(`【规章】《示例渡口规定》（${n}年修正）\n第三条：渡运应当安全。`);
    expect(found('drifting-date', [edition(2018), edition(2019), edition(2020)])).toEqual([]);
  });

  it('finds one law under two class labels', () => {
    const rule = (label: string) =>
      item(`【${label}】《示例渡口规定》（2020年公布）\n第三条：渡运应当安全。`);
    expect(found('two-labels', [rule('规章'), rule('规章'), rule('规范性文件')])).toEqual([['DK-003']]);
  });

  it.each([
    ['示例渡运法', '法规', '法律'],
    ['示例渡口条例', '规章', '法规'],
  ])('knows by the name that 《%s》 cannot be 【%s】, though most cells say so', (title, wrong, right) => {
    const labelled = (label: string) =>
      item(`【${label}】《${title}》（2020年公布）\n第三条：渡运应当安全。`);
    const [damage] = damageIn([labelled(wrong), labelled(wrong), labelled(right)]);
    expect(damage).toMatchObject({ kind: 'two-labels', items: ['DK-001', 'DK-002'] });
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
    const short = item(cell, duties('1.制定奖励办法；2.对奖励过程进行监督。'));
    expect(found('foreign-duties', [short])).toEqual([['DK-003']]);
    const seizing = item(cell, { ...duties('查封后依法作出处罚决定，公开处罚结果。'), type: 'coercion' });
    expect(found('foreign-duties', [seizing])).toEqual([]);
  });

  it('finds a title without an article, a cell without a basis, and a column of names', () => {
    const items = [
      item('【规章】《示例渡口管理规定》（2020年1月1日公布）'),
      item('按上级规定办理'),
      item(cited('2021年1月1日'), { extra: { 录入人: '某某' } }),
      item(cited('2021年1月1日'), { extra: { '审核 人员': '某某', 联系人电话: '12345', 内部说明: '甲组' } }),
    ];
    expect(found('article-missing', items)).toEqual([['DK-001']]);
    expect(found('basis-missing', items)).toEqual([['DK-002']]);
    expect(found('staff-name', items)).toEqual([['DK-003'], ['DK-004']]);
  });
});
