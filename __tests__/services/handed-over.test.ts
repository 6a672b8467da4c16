import {
  adjust,
  endItems,
  importList,
  itemPage,
  LOCAL_ADMINISTRATOR,
  newDraftItem,
  publish,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { itemView } from '../../src/web/items/view';
import { installed } from './installed';

const actor = LOCAL_ADMINISTRATOR;
const CITY = '示例市水务局';
const DISTRICT = '示例区水务局';
const csv = (...names: string[]) =>
  Buffer.from(
    ['事项名称,事项类型,实施依据', ...names.map((name) => `${name},行政许可,《示例条例》第二条`)].join('\n'),
  );

it('an item handed down and taken up within one installation shows both ends', async () => {
  const installation = await installed('sqlite::memory:');
  const bring = async (body: string, ...names: string[]) =>
    (
      await importList(installation, {
        file: { name: '清单.csv', bytes: csv(...names) },
        body,
        kind: null,
        actor,
      })
    ).list;
  const release = async (body: string, id?: string) => {
    if (id) await adjust(installation, { id, act: 'approve', actor });
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, actor, body });
  };
  const city = await bring(CITY, '取水许可', '河道采砂许可');
  const district = await bring(DISTRICT, '河道采砂许可');
  await release(CITY);
  await release(DISTRICT);
  const start = async (list: number) =>
    String(
      await startAdjustment(
        installation,
        list,
        { title: '下放取水许可', reason: '市级下放。', basis: '', effective: null },
        actor,
      ),
    );

  const down = await start(city);
  const words = { reason: '市级下放。', basis: '', counterpart: DISTRICT };
  await endItems(installation, down, { kind: 'delegate', items: ['0001'], words, actor });
  await release(CITY, down);
  const ends = async (list: number, number: string) =>
    itemView(await itemPage(installation, list, number, actor)).otherEnds;
  expect(await ends(city, '0001')).toEqual([]);

  const up = await start(district);
  const { content, opened } = await newDraftItem(installation, up, 'receive', [], null, actor);
  const { item } = await saveItem(installation, {
    ...{ adjustment: up, item: null, kind: 'receive', predecessors: [], opened, actor },
    content: { ...content, name: '取水许可' },
    words: { ...words, counterpart: CITY },
  });
  await release(DISTRICT, up);

  expect(await ends(city, '0001')).toEqual([
    { text: `已由${DISTRICT}承接，编号 ${item}`, href: `/admin/lists/${district}/items/${item}` },
  ]);
  expect(await ends(district, item)).toEqual([
    { text: `承接自${CITY}，原编号 0001`, href: `/admin/lists/${city}/items/0001` },
  ]);
  expect(await ends(district, '0001')).toEqual([]);
  await installation.close();
});
