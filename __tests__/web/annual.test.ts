import { parse } from 'csv-parse/sync';
import { extractRawText } from 'mammoth';
import {
  adjust,
  adjustFromObjection,
  annualFigures,
  dismissImpacts,
  draftItem,
  enterOrder,
  importLaws,
  LOCAL_ADMINISTRATOR,
  lawPackage,
  lawPackages,
  newDraftItem,
  packageAdjustment,
  publish,
  receiveObjection,
  saveItem,
  setAside,
} from '../../src/services';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';
import { office as furnishedOffice, NEW_FERRY_LAW } from '../services/office';
import { OWN_BODY, SmallOffice } from './small-office';

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
    const [start, found, closed, left] = told
      .get('依据体检：需要处理的依据（处）')!
      .rows.map(([, count]) => Number(count));
    expect(start! + found! - closed!).toBe(left);
    expect(years).toContain(2026);
  });

  it('tell why items were adjusted: a law, an order, what the public wrote, or else', async () => {
    const office = await SmallOffice.open();
    const { installation } = office;
    const actor = LOCAL_ADMINISTRATOR;
    const decided = { title: '关于取消一批事项的决定', number: '', decided: '2026-11-01', effective: null };
    const order = { ...decided, kind: 'cancel' as const, items: ['0002'], counterpart: '' };
    const ids = [await enterOrder(installation, 1, order, actor)];
    const form = { list: '1', item: '0001', text: '名称写错了。', name: '', contact: '', homepage: '' };
    await receiveObjection(installation, form, '198.51.100.1');
    const head = { title: '更正名称', reason: '意见属实。', basis: '', effective: null };
    const { adjustment } = await adjustFromObjection(installation, { list: 1, id: 1, head, actor });
    const { content, opened } = await draftItem(installation, String(adjustment), '0001', 'change', actor);
    await saveItem(installation, {
      ...{ adjustment: String(adjustment), item: '0001', kind: 'change', predecessors: [], opened, actor },
      content: { ...content, name: '渡口设置审批' },
      words: { reason: '意见属实。', basis: '', counterpart: '' },
    });
    ids.push(adjustment);
    for (const id of ids.map(String)) {
      await adjust(installation, { id, act: 'submit', actor });
      await adjust(installation, { id, act: 'approve', actor });
    }
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, actor, body: OWN_BODY });
    const [table] = (await annualFigures(installation, 1, null)).tables;
    expect(table).toMatchObject({
      columns: ['种类', '因法律变动', '因上级决定取消、下放', '因公众意见', '其他原因', '合计'],
      rows: [
        ['建档', '0', '0', '0', '2', '2'],
        ['取消', '0', '1', '0', '0', '1'],
        ['变更', '0', '0', '1', '0', '1'],
      ],
    });
    await office.close();
  });

  it('count an item that takes up a power of a new text to that change of law', async () => {
    const { installation, list } = await furnishedOffice('sqlite::memory:');
    const actor = LOCAL_ADMINISTRATOR;
    const files = [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }];
    await importLaws(installation, { files, facts: { effective: '2026-11-23' }, actor });
    const { event } = (await lawPackages(installation, list)).packages[0]!;
    const [power] = (await lawPackage(installation, list, event)).powers;
    const adjustment = String(await packageAdjustment(installation, list, event, actor));
    const { content, opened } = await newDraftItem(installation, adjustment, 'add', [], power!.id, actor);
    await saveItem(installation, {
      ...{ adjustment, item: null, kind: 'add', predecessors: [], power: power!.id, opened, actor },
      content: { ...content, name: '浮桥设置许可' },
      words: { reason: '新法增设。', basis: '', counterpart: '' },
    });
    await adjust(installation, { id: adjustment, act: 'approve', actor });
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, actor });
    const told = async (now?: string) => {
      const then = now === undefined ? installation : { ...installation, clock: () => now };
      return (await annualFigures(then, list, null)).tables;
    };
    const [causes, , none, open] = await told();
    expect(causes!.rows).toContainEqual(['新增', '1', '0', '0', '0', '1']);
    const { chosen, row, impacts, powers } = await lawPackage(installation, list, event);
    expect(none!.rows).toEqual([]);
    expect(open!.rows).toEqual([['《示例渡口法》', '2026年11月23日', String(row.waiting), '1', '否']]);
    const [, , , late] = await told('2026-12-30T02:00:00.000Z');
    expect(late!.rows[0]!.at(-1)).toBe('是');
    expect(late!.note).toContain('其中超过20个工作日的 1 件');

    const left = impacts.filter(({ decision }) => decision === null).map(({ line }) => Number(line.id));
    await dismissImpacts(installation, chosen, left, '已另行处理。', actor);
    await setAside(installation, list, powers[1]!.id, '由上级实施。', actor);
    const [, , delays, noneOpen] = await told();
    expect(delays!.rows).toEqual([['《示例渡口法》', '2026年11月23日', '第2号，2026年11月24日', '1', '是']]);
    expect(noneOpen!.rows).toEqual([]);
    await installation.close();
  });

  it('call no change of law done while some of its impacts wait: the sample has open ones alone', async () => {
    const [, , done, open] = (await annualFigures(app.installation, 1, 2026)).tables;
    expect(done!.rows).toEqual([]);
    expect(open!.rows.length).toBeGreaterThanOrEqual(2);
    for (const [law, effective, , days, late] of open!.rows) {
      expect(law).toMatch(/^《.+》$/);
      expect(effective).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日$/);
      expect(late).toBe(days === '施行前' || Number.parseInt(days!, 10) <= 20 ? '否' : '是');
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
