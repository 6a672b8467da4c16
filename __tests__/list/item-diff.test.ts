import { diffItems, diffLists, fieldLabel, ITEM_FIELDS, type ItemContent } from '../../src/list';

const ferry: ItemContent = {
  name: '渡口设置许可',
  type: 'permit',
  typeLabel: '行政许可',
  serial: '1',
  codes: { basic: '990118001000' },
  office: '水运科',
  basisText: { power: '【法规】《滨江市渡口管理条例》第三条：设置渡口应当申请。' },
  bases: [],
  duties: [{ stage: '受理责任', text: '一次性告知补正材料。' }],
  source: { file: '清单.xlsx', sheet: '1', row: 3 },
  extra: { '公开\n类型': '主动公开' },
};

describe('what differs between two contents of an item', () => {
  it('is nothing where only the place in a file or the read-out bases do', () => {
    const again = { ...ferry, source: { file: '又一份.xlsx', sheet: '2', row: 9 } };
    expect(diffItems(ferry, again)).toEqual([]);
  });

  it('is told by field, with its Chinese label, in the order of a list', () => {
    const next: ItemContent = {
      ...ferry,
      office: '运输科',
      basisText: { power: '【法规】《滨江市渡口管理条例》第五条：设置渡口应当申请。' },
      duties: [],
      extra: { '公开\n类型': '依申请公开' },
    };
    expect(diffItems(ferry, next)).toEqual([
      {
        field: 'basisText.power',
        label: '实施依据',
        old: '【法规】《滨江市渡口管理条例》第三条：设置渡口应当申请。',
        new: '【法规】《滨江市渡口管理条例》第五条：设置渡口应当申请。',
      },
      { field: 'office', label: '承办机构', old: '水运科', new: '运输科' },
      { field: 'duties', label: '责任事项', old: '受理责任：一次性告知补正材料。', new: null },
      { field: 'extra.公开\n类型', label: '公开类型', old: '主动公开', new: '依申请公开' },
    ]);
  });

  it('is the whole item where it is new or ends', () => {
    const added = diffItems(null, ferry);
    expect(added.map(({ field }) => field)).toEqual([
      'serial',
      'name',
      'type',
      'codes.basic',
      'basisText.power',
      'office',
      'duties',
      'extra.公开\n类型',
    ]);
    expect(added.every(({ old }) => old === null)).toBe(true);
    expect(diffItems(ferry, null).map((change) => change.new)).toEqual(added.map(() => null));
  });

  it('sees every field that an item has', () => {
    const fields = new Set(ITEM_FIELDS.map(({ key }) => key));
    expect(fields.size).toBe(ITEM_FIELDS.length);
    expect(fieldLabel('basisText.duty')).toBe('责任事项依据');
    expect(fieldLabel('extra.公开\n类型')).toBe('公开类型');
  });
});

describe('what became of a list', () => {
  const item = (number: string, name: string) => ({ number, content: { ...ferry, name } });

  it('is added, cancelled and changed by permanent number', () => {
    const diff = diffLists(
      [item('XK-0001', '渡口设置许可'), item('XK-0002', '渡船经营许可')],
      [item('XK-0001', '渡口设置审批'), item('XK-0003', '浮桥搭建许可')],
    );
    expect(diff).toMatchObject({
      added: ['XK-0003'],
      cancelled: ['XK-0002'],
      changed: [{ item: 'XK-0001', fields: [{ field: 'name', old: '渡口设置许可', new: '渡口设置审批' }] }],
      merged: [],
      split: [],
    });
  });

  it('tells merge and split once, not again as added and cancelled', () => {
    const old = [item('CF-0001', '甲'), item('CF-0002', '乙'), item('CF-0003', '丙')];
    const next = [item('CF-0004', '甲乙'), item('CF-0005', '丙一'), item('CF-0006', '丙二')];
    const diff = diffLists(old, next, [
      { kind: 'merge', from: ['CF-0001', 'CF-0002'], to: ['CF-0004'] },
      { kind: 'split', from: ['CF-0003'], to: ['CF-0005', 'CF-0006'] },
      { kind: 'merge', from: ['CF-0100', 'CF-0101'], to: ['CF-0102'] },
    ]);
    expect(diff).toEqual({
      added: [],
      cancelled: [],
      changed: [],
      merged: [{ kind: 'merge', from: ['CF-0001', 'CF-0002'], to: ['CF-0004'] }],
      split: [{ kind: 'split', from: ['CF-0003'], to: ['CF-0005', 'CF-0006'] }],
    });
  });
});
