import type { FrozenList } from '../../src/exchange';
import type { ItemContent, ItemStanding } from '../../src/list';

/** An invented item of a list; what is not told is as short as it may be. */
export function item(number: string, name: string, more: Partial<ItemContent> = {}): ItemStanding {
  const content = {
    name,
    type: 'permit',
    typeLabel: '行政许可',
    basisText: {},
    bases: [],
    duties: [],
    ...more,
  };
  return { number, content: content as ItemContent };
}

/** One main item with two sub-items, told out of order, and a penalty with all the columns that lists have. */
export const harbourList: FrozenList = {
  title: '临江市港航管理局权责清单',
  items: [
    item('XK-0001', '渡口设置许可', { serial: '1', body: '临江市港航管理局' }),
    item('CF-0001', '对擅自停靠的处罚', {
      type: 'penalty',
      typeLabel: '行政处罚',
      serial: '2',
      body: '临江市港航管理局',
      office: '港政科',
      level: '市级',
      authority: '负责市辖区内的查处',
      basisText: {
        power: '《临江市渡口条例》第十二条\n擅自停靠的，责令改正。',
        duty: '《临江市渡口条例》第三十条',
      },
      duties: [
        { stage: '1.立案责任', text: '发现线索，及时立案。' },
        { stage: '2.决定责任', text: '制作决定书。' },
      ],
      accountabilityScope: '具体承办人',
      accountability: '应当立案而不立案的',
      remarks: '2025年新增',
      extra: { 是否涉企: '是' },
    }),
    item('XK-0003', '渡口撤销', { parent: 'XK-0001', body: '临江市港航管理局' }),
    item('XK-0002', '渡口新设', { parent: 'XK-0001', body: '临江市港航管理局' }),
  ],
};

/** Texts that break careless writers. */
export const hostile = {
  formula: '=HYPERLINK("http://evil.example","点此")',
  quoted: "'=1+1",
  plus: '+86 12345',
  tab: '\t缩进',
  control: '甲\u0000乙\u0007丙\u001f丁\u202e戊',
  rare: '𠮷野家𪚥龘𰻝𱁬',
  markup: '<w:p>&amp;]]></w:p><script>alert(1)</script>',
  long: '长'.repeat(30_000),
  escaped: '写作 _x0041_ 的文字',
  loneSurrogate: '半\ud842个',
};
