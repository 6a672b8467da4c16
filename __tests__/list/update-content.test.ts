import { type ItemContent, updatedContent } from '../../src/list';

const ITEM: ItemContent = {
  name: '渡口设置许可',
  type: 'permit',
  typeLabel: '行政许可',
  serial: '3',
  codes: { basic: '990118001000', local: 'DK-3' },
  office: '渡口科',
  phone: '0000-1111',
  basisText: { power: '《滨江市渡口管理条例》第三条', duty: '《滨江市渡口管理条例》第四条' },
  bases: [],
  duties: [{ stage: '受理责任', text: '公示材料。' }],
  remarks: '试行',
  extra: { 公开类型: '主动公开' },
};

const everything = () => true;
const changed = ({ changes }: ReturnType<typeof updatedContent>) =>
  changes.map(({ field, old, new: next }) => [field, old, next]);

describe('an item brought up to date from a row', () => {
  it('takes what the row says otherwise, field by field', () => {
    const incoming = {
      ...ITEM,
      serial: '4',
      basisText: { ...ITEM.basisText, power: '《滨江市渡口管理条例》第五条' },
      extra: { 公开类型: '依申请公开' },
    };
    const updated = updatedContent(ITEM, incoming, everything);
    expect(changed(updated)).toEqual([
      ['serial', '3', '4'],
      ['basisText.power', '《滨江市渡口管理条例》第三条', '《滨江市渡口管理条例》第五条'],
      ['extra.公开类型', '主动公开', '依申请公开'],
    ]);
    expect(updated.content).toEqual(incoming);
  });

  it('is as it was where only white space differs', () => {
    const updated = updatedContent(ITEM, { ...ITEM, name: '渡口设置\n许可' }, everything);
    expect(updated).toEqual({ content: ITEM, changes: [], kept: [] });
  });

  it('keeps what the source has no column for', () => {
    const bare: ItemContent = {
      name: '渡口设置许可',
      type: 'permit',
      typeLabel: '行政许可',
      basisText: {},
      bases: [],
      duties: [],
    };
    expect(updatedContent(ITEM, bare, (key) => key === 'name' || key === 'type').content).toEqual(ITEM);
  });

  it('empties a field whose cell is blank now, but never a code', () => {
    const { remarks: _, codes: __, ...rest } = ITEM;
    const updated = updatedContent(ITEM, rest, everything);
    expect(changed(updated)).toEqual([['remarks', '试行', null]]);
    expect(updated.content.codes).toEqual(ITEM.codes);
    expect('remarks' in updated.content).toBe(false);
  });

  it('stays with what was brought up to date here where the source still says the old text', () => {
    const now = {
      ...ITEM,
      basisText: { ...ITEM.basisText, power: '《滨江市渡口管理条例》第九条' },
      office: '水运科',
    };
    const { content, changes, kept } = updatedContent(now, { ...ITEM, office: '港航科' }, everything, [ITEM]);
    expect(content).toEqual({ ...now, office: '港航科' });
    expect(changes.map(({ field }) => field)).toEqual(['office']);
    expect(kept.map(({ label, old, new: next }) => [label, old, next])).toEqual([
      ['实施依据', '《滨江市渡口管理条例》第九条', '《滨江市渡口管理条例》第三条'],
    ]);
  });
});
