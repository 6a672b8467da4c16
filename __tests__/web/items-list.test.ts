import { parse } from 'csv-parse/sync';
import { PAGE_SIZE } from '../../src/services';
import { itemsQuery, itemsView } from '../../src/web/items/list-view';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';

describe('what the address of the list of items asks for', () => {
  it.each([
    [{}, {}],
    [
      { q: ' 渡口 ', type: 'permit', after: '0050' },
      { text: '渡口', type: 'permit', after: '0050' },
    ],
    [{ type: 'evil', standing: 'evil', office: ['x'], law: '' }, {}],
    [
      { standing: 'needs-work', office: '运输科' },
      { standing: 'needs-work', office: '运输科' },
    ],
  ])('%j', (given, asked) => {
    expect(itemsQuery(given)).toEqual(asked);
  });
});

describe('the list of items', () => {
  const page = { rows: [], total: 0, more: false, offices: ['运输科'], next: null, previous: null };
  const view = (more: object, asked: Parameters<typeof itemsQuery>[0] = {}) =>
    itemsView({ ...page, ...more } as never, itemsQuery(asked), 7);

  it('keeps the filter from page to page', () => {
    const { steps, csv } = view(
      { next: '0100', previous: '0051' },
      { q: '渡口', type: 'permit', after: '0050' },
    );
    expect(steps.map(({ label, href }) => [label, decodeURIComponent(href)])).toEqual([
      ['第一页', '/admin/lists/7/items?q=渡口&type=permit'],
      ['上一页', '/admin/lists/7/items?q=渡口&type=permit&before=0051'],
      ['下一页', '/admin/lists/7/items?q=渡口&type=permit&after=0100'],
    ]);
    expect(decodeURIComponent(csv)).toBe('/admin/lists/7/items.csv?q=渡口&type=permit');
  });

  it('says how many there are, and that there are more than it counted', () => {
    expect(view({ total: 1000, more: true }, { q: '处罚' }).found).toBe('符合条件的1000项以上');
    expect(view({ total: 360 }).found).toBe('共360项');
  });

  it('leads on where nothing is there', () => {
    expect(view({}).importList).toBe('/admin/lists/import');
    expect(view({}, { q: 'x' })).toMatchObject({ importList: null, all: '/admin/lists/7/items' });
  });
});

describe('the page of the list of items', () => {
  let app: Served;
  let officer: Officer;
  beforeAll(async () => {
    app = await served({ sample: true });
    officer = await app.officer('经办', ['drafter']);
  });
  afterAll(() => app?.close());

  const names = async (query: string): Promise<Record<string, string>[]> => {
    const bytes = await officer.download(`/admin/lists/1/items.csv${query}`);
    return parse(bytes, { columns: true, bom: true });
  };

  it('goes through the list page by page', async () => {
    const all = await names('');
    expect(all.length).toBeGreaterThan(10);
    const first = await officer.read('/admin/lists/1/items');
    expect(first).toContain(`共${all.length}项`);
    expect(first.includes('下一页')).toBe(all.length > PAGE_SIZE);
    const rest = await officer.read(`/admin/lists/1/items?after=${all[9]!.事项编号}`);
    expect(rest).not.toContain(all[9]!.事项名称);
    expect(rest).toContain('上一页');
  });

  it('leads to each item, which says where it stood in the file it came from', async () => {
    expect(await officer.read('/admin/lists/1/items/0002')).toMatch(
      /导入自 list\.csv，工作表“list”第 \d+ 行/,
    );
  });

  it('is exported as it is filtered', async () => {
    const permits = await names('?type=permit');
    expect(permits.length).toBeGreaterThan(0);
    expect(new Set(permits.map((row) => row.权力类型))).toEqual(new Set(['行政许可']));
    const [one] = permits;
    expect(await names(`?q=${one!.事项编号}`)).toHaveLength(1);
    expect(await names(`?q=${one!.事项编号}&type=penalty`)).toHaveLength(0);
  });

  it('shows those whose bases need work', async () => {
    const check = await officer.read('/admin/lists/1/check');
    const wanting = await names('?standing=needs-work');
    expect(wanting.length > 0).toBe(/需要处理 [1-9]/.test(check));
    expect(wanting.length).toBeLessThan((await names('')).length);
  });
});
