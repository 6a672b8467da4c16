import { listJson } from '../../src/exchange';
import type { ItemContent } from '../../src/list';
import { harbourList, item } from './lists';

it('a list as JSON gives back number and content of every item', () => {
  expect(JSON.parse(listJson(harbourList))).toMatchObject({ ...harbourList });
});

it('the same content in another order of keys gives the same bytes', () => {
  const first = harbourList.items[1]!;
  const turned = Object.fromEntries(Object.entries(first.content).reverse()) as ItemContent;
  const list = { title: 'T', items: [first] };
  expect(listJson({ ...list, items: [{ content: turned, number: first.number }] })).toBe(listJson(list));
});

it('where the item stood in the file of the office is not told', () => {
  const source = { file: '张三的清单.xlsx', sheet: '一', row: 3 };
  expect(listJson({ title: '', items: [item('XK-0001', '甲', { source })] })).not.toContain('张三');
});
