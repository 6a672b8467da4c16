import { tableOf } from '../../src/web/table';

describe('a table of the desk', () => {
  it('tells each cell the name of its column', () => {
    const columns = [{ label: '名称' }, { label: '条数', number: true }];
    expect(tableOf(columns, [{ cells: [{ text: '甲法', head: true }, { text: 3 }] }])).toEqual({
      columns,
      rows: [
        {
          cells: [
            { text: '甲法', head: true, column: '名称' },
            { text: 3, column: '条数' },
          ],
        },
      ],
    });
  });
});
