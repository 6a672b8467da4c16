import { type IncomingRow, type ItemContent, type MatchedItem, matchRows } from '../../src/list';

/** Name, legal basis and what else is said. */
type Said = [name: string, basis: string, more?: Partial<ItemContent>];

const contentOf = ([name, basis, more = {}]: Said): ItemContent => ({
  name,
  type: 'penalty',
  typeLabel: '行政处罚',
  basisText: { power: basis },
  bases: [],
  duties: [],
  ...more,
});

const items = (...all: Said[]): MatchedItem[] =>
  all.map((said, index) => ({ number: String(index + 1).padStart(4, '0'), content: contentOf(said) }));

const rows = (...all: (Said & { number?: string; under?: number })[]): IncomingRow[] =>
  all.map((said, key) => ({
    key,
    parentKey: said.under ?? null,
    number: said.number ?? null,
    content: contentOf(said),
  }));

const basis = (article: string, says = '渡船超过核定人数载客的，责令改正，处五百元罚款') =>
  `《滨江市渡口管理条例》第${article}条：${says}。`;

/** Row → number, in the order of the rows. */
const links = (found: ReturnType<typeof matchRows>) =>
  found.matched.map(({ key, number, by }) => `${key} ${number} ${by}`);

const OVERLOAD: Said = ['对渡船超员载客的处罚', basis('十二')];
const NIGHT: Said = ['对擅自夜航的处罚', basis('十五', '未经批准夜间航行的，处二百元罚款')];
const MOORING: Said = ['对不按规定靠泊的处罚', basis('二十', '不在指定地点靠泊的，给予警告')];

describe('rows of a workbook and items of the list', () => {
  it('are the same where nothing changed', () => {
    const found = matchRows(items(OVERLOAD, NIGHT), rows(OVERLOAD, NIGHT));
    expect(links(found)).toEqual(['0 0001 name', '1 0002 name']);
    expect(found).toMatchObject({ added: [], unsure: [], missing: [] });
  });

  it('are known in another order, with line breaks and brackets typed otherwise', () => {
    const retyped: Said = ['对渡船 超员载客的处罚', OVERLOAD[1].replace('。', '。\n')];
    const found = matchRows(items(OVERLOAD, NIGHT, MOORING), rows(MOORING, retyped, NIGHT));
    expect(links(found)).toEqual(['0 0003 name', '1 0001 name', '2 0002 name']);
  });

  it('are known by name where the basis was brought up to date, and by basis where the item was renamed', () => {
    const found = matchRows(
      items(OVERLOAD, NIGHT),
      rows([OVERLOAD[0], basis('十三', '超员载客的，处一千元罚款')], ['对擅自夜间航行的处罚', NIGHT[1]]),
    );
    expect(links(found)).toEqual(['0 0001 name', '1 0002 basis']);
  });

  it('are known by a code, and by the permanent number of a table that this program wrote', () => {
    const coded: Said = [
      '渡口设置许可',
      basis('三', '设置渡口应当经批准'),
      { codes: { basic: '990118001000' } },
    ];
    const renamed: Said = ['渡口设置、迁移许可', basis('三', '设置、迁移渡口应当经批准'), coded[2]!];
    const found = matchRows(
      items(OVERLOAD, coded),
      rows(
        renamed,
        Object.assign([`${OVERLOAD[0]}（修订）`, '《滨江市渡口管理条例》第十三条'] as Said, {
          number: '0001',
        }),
      ),
    );
    expect(links(found)).toEqual(['0 0002 code', '1 0001 number']);
  });

  it('are for a person where a number stands by quite another power: a row pasted over', () => {
    const other: Said = ['水路运输经营资质检查', '《水路运输办法》第九条'];
    const found = matchRows(
      items(OVERLOAD),
      rows(Object.assign([...other] as unknown as Said, { number: '0001' })),
    );
    expect(found.matched).toEqual([]);
    expect(found.unsure).toMatchObject([{ key: 0, candidates: [{ number: '0001' }] }]);
    expect(found.missing).toEqual(['0001']);
  });

  it('are new, and missing, where nothing is alike', () => {
    const found = matchRows(
      items(OVERLOAD, NIGHT),
      rows(OVERLOAD, ['房屋租赁登记', '《滨江市房屋租赁办法》第四条']),
    );
    expect(found).toMatchObject({ added: [1], unsure: [], missing: ['0002'] });
  });

  it('are for a person where one item was split into two', () => {
    const found = matchRows(
      items(NIGHT, OVERLOAD),
      rows(NIGHT, ['对客渡船超员载客的处罚', OVERLOAD[1]], ['对货渡船超员载客的处罚', OVERLOAD[1]]),
    );
    expect(links(found)).toEqual(['0 0001 name']);
    expect(found.added).toEqual([]);
    expect(found.unsure.map(({ key, candidates }) => [key, candidates.map(({ number }) => number)])).toEqual([
      [1, ['0002']],
      [2, ['0002']],
    ]);
    expect(found.missing).toEqual(['0002']);
  });

  it('are for a person where two items were merged under a third name', () => {
    const found = matchRows(
      items(['对客渡船超员的处罚', OVERLOAD[1]], ['对货渡船超员的处罚', OVERLOAD[1]]),
      rows(['对渡船超员的处罚', OVERLOAD[1]]),
    );
    expect(found.unsure[0]!.candidates.map(({ number }) => number).sort()).toEqual(['0001', '0002']);
  });

  it('of one name are told apart by level and basis, and taken in order where nothing tells them apart', () => {
    const levels = ['省级', '市级', '县级'].map((level): Said => ['渡口维护费征收', basis('九'), { level }]);
    const [province, city, county] = levels as [Said, Said, Said];
    expect(links(matchRows(items(province, city, county), rows(county, province, city)))).toEqual([
      '0 0003 name',
      '1 0001 name',
      '2 0002 name',
    ]);
    expect(links(matchRows(items(OVERLOAD, OVERLOAD), rows(OVERLOAD, OVERLOAD)))).toEqual([
      '0 0001 name',
      '1 0002 name',
    ]);
    const one = matchRows(items(OVERLOAD, OVERLOAD), rows(OVERLOAD));
    expect(one.unsure[0]!.candidates).toHaveLength(2);
  });

  it('that are sub-items are known under their own main item', () => {
    const sub = (parent: string): Said => ['客渡船', '', { parent }];
    const list = items(['渡船检验', basis('六')], sub('0001'), ['渡船登记', basis('七')], sub('0003'));
    const under = (main: number) => Object.assign(['客渡船', ''] as Said, { under: main });
    const found = matchRows(
      list,
      rows(['渡船登记', basis('七')], under(0), ['渡船检验', basis('六')], under(2)),
    );
    expect(links(found)).toEqual(['0 0003 name', '1 0004 name', '2 0001 name', '3 0002 name']);
  });

  it('are what a person says, and their sub-items follow', () => {
    const list = items(['渡船检验', basis('六')], ['客渡船', '', { parent: '0001' }]);
    const changedMain: Said = ['船舶查验', '《滨江市船舶办法》第二条'];
    const told = rows(changedMain, Object.assign(['客渡船', ''] as Said, { under: 0 }));
    const found = matchRows(list, told, [{ key: 0, number: '0001' }]);
    expect(links(found)).toEqual(['0 0001 person', '1 0002 name']);
  });

  it('do not take a common basis alone for the same power', () => {
    const found = matchRows(items(['渡口设置许可', basis('三')]), rows(['渡船报废登记', basis('三')]));
    expect(found.matched).toEqual([]);
    expect(found.unsure).toHaveLength(1);
  });
});
