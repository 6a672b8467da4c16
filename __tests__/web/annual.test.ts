import { parse } from 'csv-parse/sync';
import { extractRawText } from 'mammoth';
import { annualFigures } from '../../src/services';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';

describe('the figures of a year', () => {
  let app: Served;
  let officer: Officer;
  beforeAll(async () => {
    app = await served({ sample: true });
    officer = await app.officer('公报编辑', ['clerk']);
  });
  afterAll(() => app?.close());

  it('are counted from what was released and decided', async () => {
    const { years, tables } = await annualFigures(app.installation, 1, null);
    const told = new Map(tables.map((table) => [table.caption, table]));
    const types = told.get('年末事项：按权力类型（项）')!.rows;
    const sum = types.slice(0, -1).reduce((count, [, items]) => count + Number(items), 0);
    expect(types.at(-1)).toEqual(['合计', String(sum)]);
    for (const [, law, other, all] of told.get('事项调整：按种类和原因（项）')!.rows)
      expect(Number(law) + Number(other)).toBe(Number(all));
    const [[start, closed, found, left]] = told.get('依据体检：需要处理的依据（处）')!.rows as [string[]];
    expect(Number(start) - Number(closed) + Number(found)).toBe(Number(left));
    expect(years).toContain(2026);
  });

  it('tell for a change of law how many working days its publication took', async () => {
    const { years } = await annualFigures(app.installation, 1, null);
    const delays = [];
    for (const year of years)
      delays.push(...(await annualFigures(app.installation, 1, year)).tables[2]!.rows);
    expect(delays.length).toBeGreaterThan(0);
    for (const [law, , published, days, within] of delays) {
      expect(law).toMatch(/^《.+》$/);
      expect(published).toMatch(/^第\d+号 \d{4}-\d\d-\d\d$/);
      expect(within).toBe(days === '施行前' || Number.parseInt(days!, 10) <= 20 ? '是' : '否');
    }
  });

  it('are the same as page, docx and csv', async () => {
    const page = await officer.read('/admin/lists/1/annual?year=2025');
    const csv = parse(await officer.download('/admin/lists/1/annual.csv?year=2025'), {
      bom: true,
      relax_column_count: true,
    }) as string[][];
    const buffer = await officer.download('/admin/lists/1/annual.docx?year=2025');
    const { value } = await extractRawText({ buffer });
    for (const cell of csv.flat()) {
      expect(page).toContain(cell);
      expect(value).toContain(cell);
    }
  });
});
