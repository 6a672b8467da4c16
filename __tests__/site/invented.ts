import { alignLaws, type LawText, parseLaw } from '../../src/law';
import type { BasisRole, ItemContent, LegalBasis } from '../../src/list';
import type { BasisStanding } from '../../src/render';
import type { ItemFacts, LawFacts, RevisionFacts, SiteSnapshot } from '../../src/site';

/** An invented district with two bodies, three releases, a law in two versions, a repealed rule, and hostile text. */

export const HOSTILE = `"><script>alert('x')</script>&amp;{{七}}\u0007\u202e`;

const ROAD_2019 = `示例省道路旅客运输管理办法
（2019年3月2日示例省人民政府令第11号公布，自2019年5月1日起施行）
第一章 总则
第一条 为了规范道路旅客运输活动，保护旅客和经营者的合法权益，制定本办法。
第二条 在本省从事道路旅客运输经营，应当遵守本办法。
第三条 县级以上地方人民政府交通运输主管部门负责本行政区域的道路旅客运输管理工作。
第二章 经营许可
第四条 申请从事道路旅客运输经营的，应当具备下列条件：
（一）有与其经营业务相适应并经检测合格的车辆；
（二）有符合规定条件的驾驶人员；
（三）有健全的安全生产管理制度。
申请从事班线经营的，还应当有明确的线路和站点方案。
第五条 申请人应当向所在地县级道路运输管理机构提出申请，道路运输管理机构应当自受理申请之日起二十日内审查完毕，作出许可或者不予许可的决定。
第三章 法律责任
第六条 未取得经营许可，擅自从事道路旅客运输经营的，由县级以上道路运输管理机构责令停止经营，没收违法所得，处三万元以上十万元以下的罚款。
第七条 客运经营者不按照批准的站点停靠的，由县级以上道路运输管理机构责令改正，处一千元以上三千元以下的罚款。
第八条 本办法自2019年5月1日起施行。
`;

const ROAD_2024 = `示例省道路旅客运输管理办法
（2019年3月2日示例省人民政府令第11号公布，2024年6月18日示例省人民政府令第36号修订，自2024年9月1日起施行）
第一章 总则
第一条 为了规范道路旅客运输活动，保护旅客和经营者的合法权益，制定本办法。
第二条 在本省从事道路旅客运输经营，应当遵守本办法。
第三条 县级以上地方人民政府交通运输主管部门负责本行政区域的道路旅客运输管理工作。
第四条 道路旅客运输应当坚持安全第一、方便群众、绿色低碳的原则。
第二章 经营许可
第五条 申请从事道路旅客运输经营的，应当具备下列条件：
（一）有与其经营业务相适应并经检测合格的车辆；
（二）有符合规定条件的驾驶人员；
（三）有健全的安全生产管理制度。
申请从事班线经营的，还应当有明确的线路和站点方案。
第六条 申请人应当向所在地县级交通运输主管部门提出申请，交通运输主管部门应当自受理申请之日起十五日内审查完毕，作出许可或者不予许可的决定。
第三章 法律责任
第七条 未取得经营许可，擅自从事道路旅客运输经营的，由县级以上交通运输主管部门责令停止经营，没收违法所得，处五万元以上十万元以下的罚款；情节严重的，可以扣押车辆。
第八条 客运经营者不按照批准的站点停靠的，由县级以上交通运输主管部门责令改正，处一千元以上三千元以下的罚款。
第九条 本办法自2024年9月1日起施行。
`;

const FERRY = `示例区渡口管理规定
（2008年4月1日公布，自2008年5月1日起施行）
第一条 为了保障渡运安全，制定本规定。
第二条 设置渡口应当经区人民政府批准。
第三条 渡口经营者超过核定人数载客的，由交通运输主管部门处五百元以上二千元以下的罚款。
`;

const lawOf = (
  id: string,
  title: string,
  kind: string,
  versions: [string, string, string][],
  facts: Pick<LawFacts, 'status' | 'current'>,
): LawFacts => {
  const texts = new Map<string, LawText>(versions.map(([key, , text]) => [key, parseLaw(text)]));
  return {
    id,
    title,
    kind,
    ...facts,
    versions: versions.map(([key, effective]) => ({
      key,
      promulgated: key.slice(0, 10),
      effective,
      text: async () => texts.get(key)!,
    })),
    comparisons: versions.slice(1).map(([key], index) => {
      const old = versions[index]![0];
      return { old, new: key, alignment: async () => alignLaws(texts.get(old)!, texts.get(key)!) };
    }),
  };
};

const laws: LawFacts[] = [
  lawOf(
    '1',
    '示例省道路旅客运输管理办法',
    '地方政府规章',
    [
      ['2019-03-02', '2019-05-01', ROAD_2019],
      ['2024-06-18', '2024-09-01', ROAD_2024],
    ],
    { status: { state: 'in-force', since: '2019-05-01', by: null }, current: '2024-06-18' },
  ),
  lawOf('2', '示例区渡口管理规定', '规范性文件', [['2008-04-01', '2008-05-01', FERRY]], {
    status: { state: 'repealed', since: '2025-01-01', by: '示例省道路旅客运输管理办法' },
    current: null,
  }),
];

interface Cite {
  law: string;
  address: string;
  written: string;
  quote?: string;
}

/** A cell as offices write it, with its bases. */
export function cell(role: BasisRole, label: string, cites: Cite[]): { text: string; bases: LegalBasis[] } {
  let text = '';
  const bases = cites.map(({ law, address, written, quote }, index) => {
    if (index > 0) text += '\n';
    text += `【${label}】`;
    const titleAt = { start: text.length, end: text.length + law.length + 2 };
    text += `《${law}》`;
    const noteAt = { start: text.length, end: text.length + 17 };
    text += '（2019年3月2日公布，示例省令）'.padEnd(17, '）').slice(0, 17);
    text += '\n';
    const at = { start: text.length, end: text.length + written.length };
    text += written;
    if (quote) text += '：';
    const quoteAt = quote ? { start: text.length, end: text.length + quote.length } : null;
    text += quote ?? '';
    return { role, law, address, at, titleAt, noteAt, quoteAt };
  });
  return { text, bases };
}

const ROAD = '示例省道路旅客运输管理办法';
const stands = (more: Partial<BasisStanding> = {}): BasisStanding => ({
  status: 'valid',
  nowAt: null,
  sure: true,
  confirmed: true,
  lawId: '1',
  version: '2024-06-18',
  ...more,
});

function content(name: string, more: Partial<ItemContent>, cites: Cite[]): ItemContent {
  const { text, bases } = cell('power', '规章', cites);
  return {
    name,
    type: 'penalty',
    typeLabel: '行政处罚',
    body: '示例区交通运输局',
    office: '综合行政执法大队、运输管理科',
    level: '县级',
    basisText: { power: text },
    bases,
    duties: [
      { stage: '立案', text: '发现涉嫌违法行为的，应当及时立案，由两名以上执法人员调查。' },
      { stage: '决定', text: '制作行政处罚决定书，载明违法事实、处罚依据和救济途径。' },
    ],
    accountability:
      '因不履行或者不正确履行职责，有下列情形的，相关工作人员应当承担相应责任：\n1．应当立案而不立案的；\n2．违反法定程序实施处罚的。',
    remarks: '无',
    ...more,
  };
}

const stop = (quote: string, address: string, written: string): ItemContent =>
  content('对不按批准站点停靠的处罚', {}, [{ law: ROAD, address, written, quote }]);

function revision(
  seq: number,
  release: number,
  kind: RevisionFacts['kind'],
  more: Partial<RevisionFacts>,
): RevisionFacts {
  return {
    seq,
    release,
    adjustment: `a${release}`,
    kind,
    content: null,
    reason: null,
    predecessors: [],
    successors: [],
    ...more,
  };
}

const OLD_STOP =
  '客运经营者不按照批准的站点停靠的，由县级以上道路运输管理机构责令改正，处一千元以上三千元以下的罚款。';
const NEW_STOP = OLD_STOP.replace('道路运输管理机构', '交通运输主管部门');

export const transport: ItemFacts[] = [
  {
    number: 'JT-0001',
    revisions: [
      revision(1, 1, 'found', {
        content: content(
          '道路旅客运输经营许可',
          {
            type: 'permit',
            typeLabel: '行政许可',
            office: '运输管理科',
            conditions: '具备《示例省道路旅客运输管理办法》第五条规定的条件。',
            timeLimitByLaw: '15日',
            timeLimitPromised: '10日',
            fees: '不收费',
            phone: '0000-1234567',
            extra: { 流程图编号: 'LC-01' },
            codes: { basic: '990118001000' },
          },
          [
            {
              law: ROAD,
              address: '5',
              written: '第五条',
              quote: '申请从事道路旅客运输经营的，应当具备下列条件',
            },
            { law: '示例市出租汽车条例', address: '9', written: '第九条' },
          ],
        ),
      }),
    ],
    standing: [{ release: 1, bases: [stands(), stands({ status: 'no-text', lawId: null, version: null })] }],
  },
  {
    number: 'JT-0002',
    revisions: [
      revision(1, 1, 'found', { content: stop(OLD_STOP, '7', '第七条') }),
      revision(2, 2, 'change', {
        content: stop(NEW_STOP, '8', '第八条'),
        reason: '依据的规章修订，条文序号和文字变动。',
      }),
    ],
    standing: [
      { release: 1, bases: [stands({ status: 'renumbered', nowAt: '8', sure: false, confirmed: false })] },
      { release: 2, bases: [stands()] },
    ],
  },
  {
    number: 'JT-0003',
    revisions: [
      revision(1, 1, 'found', {
        content: content('对渡口超员载客的处罚', { accountability: '' }, [
          { law: '示例区渡口管理规定', address: '3', written: '第三条' },
        ]),
      }),
    ],
    standing: [{ release: 1, bases: [stands({ status: 'repealed', lawId: '2', version: '2008-04-01' })] }],
  },
  {
    number: 'JT-0004',
    revisions: [
      revision(1, 1, 'found', {
        content: content('客运站场检查', { type: 'inspection', typeLabel: '行政检查' }, [
          { law: ROAD, address: '3', written: '第三条' },
        ]),
      }),
      revision(2, 2, 'merge', { successors: ['JT-0006'], reason: '两项检查内容重合。' }),
    ],
    standing: [{ release: 1, bases: [stands()] }],
  },
  {
    number: 'JT-0005',
    revisions: [
      revision(1, 1, 'found', {
        content: content('客运车辆检查', { type: 'inspection', typeLabel: '行政检查' }, []),
      }),
      revision(2, 2, 'cancel', { reason: '没有法定依据。' }),
    ],
    standing: [{ release: 1, bases: [] }],
  },
  {
    number: 'JT-0006',
    revisions: [
      revision(1, 2, 'merge', {
        predecessors: ['JT-0004'],
        content: content('道路旅客运输检查', { type: 'inspection', typeLabel: '行政检查', office: '' }, [
          { law: ROAD, address: '3', written: '第三条' },
        ]),
      }),
    ],
    standing: [{ release: 2, bases: [stands({ sure: false, confirmed: false })] }],
  },
  {
    number: 'JT-0007',
    revisions: [
      revision(1, 2, 'add', {
        content: content(
          '扣押擅自从事客运经营的车辆',
          { type: 'coercion', typeLabel: '行政强制', parent: 'JT-0001' },
          [
            { law: ROAD, address: '7', written: '第七条' },
            { law: ROAD, address: 'ch3', written: '第三章' },
          ],
        ),
      }),
    ],
    standing: [{ release: 2, bases: [stands(), stands()] }],
  },
];

const hostile: ItemFacts[] = [
  {
    number: 'X1',
    revisions: [
      revision(1, 3, 'found', {
        content: content(
          `敌意文字${HOSTILE}`,
          {
            type: 'other',
            typeLabel: `其他职权${HOSTILE}`,
            body: HOSTILE,
            office: `${HOSTILE}科`,
            remarks: `=HYPERLINK("http://example.invalid")${HOSTILE}`,
            extra: { [HOSTILE]: HOSTILE, __proto__x: 'javascript:alert(1)' },
            duties: [{ stage: HOSTILE, text: HOSTILE }],
            accountability: HOSTILE,
          },
          [{ law: `示例${HOSTILE}`, address: HOSTILE, written: HOSTILE, quote: HOSTILE }],
        ),
        reason: HOSTILE,
      }),
    ],
    standing: [{ release: 3, bases: [stands({ status: 'not-found', lawId: null, version: null })] }],
  },
  {
    number: 'X2',
    revisions: [revision(1, 3, 'found', { content: { withdrawn: true, reason: '含有个人隐私' } })],
    standing: [],
  },
];

const byList: Record<string, ItemFacts[]> = { '1': transport, '2': hostile };

/** About the list, and withdrawn. */
const BARE_OBJECTION = {
  list: '1',
  item: null,
  text: null,
  answer: '已办理。',
  receivedAt: '2026-01-06T02:00:00Z',
  answeredAt: '2026-01-07T02:00:00Z',
};

/** `until`: as it was after that release. */
export function inventedSnapshot(until = 3): SiteSnapshot {
  const cut = (items: ItemFacts[]): ItemFacts[] =>
    items
      .map((item) => ({
        ...item,
        revisions: item.revisions.filter(({ release }) => release <= until),
        standing: item.standing.filter(({ release }) => release <= until),
      }))
      .filter(({ revisions }) => revisions.length > 0);
  const release = (number: number, list: string, more: object = {}) => ({
    number,
    list,
    publishedAt: `202${4 + number}-01-0${number}T02:30:00Z`,
    effectiveFrom: `202${4 + number}-01-0${number}`,
    documentNumber: null,
    supersedes: null,
    // A release lists every text held of the laws that it rests on.
    lawVersions: [
      { law: '1', version: '2019-03-02' },
      { law: '1', version: '2024-06-18' },
    ],
    adjustments: [{ id: `a${number}`, title: null, reason: null, basis: null, effectiveFrom: null }],
    ...more,
  });
  return {
    settings: {
      siteName: '示例区权责清单',
      siteIdCode: '0000000001',
      baseUrl: 'https://quanze.example.invalid',
      appUrl: 'https://app.example.invalid',
      objection: { office: '示例区司法局', phone: '0000-7654321', address: '示例区文化路1号', email: null },
    },
    objections: [
      {
        id: 4,
        list: '1',
        item: 'JT-0002',
        text: `罚款的幅度与规章不同。${HOSTILE}`,
        answer: '已核对，幅度与规章第八条一致。',
        receivedAt: '2026-01-05T02:00:00Z',
        answeredAt: '2026-01-12T02:00:00Z',
      },
      { ...BARE_OBJECTION, id: 6 },
    ].filter(() => until > 1),
    keys: [{ name: 'quanze.example.invalid', algorithm: 'Ed25519', fingerprint: 'ab'.repeat(32) }],
    lists: [
      { id: '1', body: '示例区交通运输局', kind: 'powers' as const },
      { id: '2', body: `示例区某局${HOSTILE}`, kind: 'powers' as const },
    ],
    releases: [
      release(1, '1', {
        documentNumber: '示例政发〔2025〕1号',
        lawVersions: [
          { law: '1', version: '2019-03-02' },
          { law: '1', version: '2024-06-18' },
          { law: '2', version: '2008-04-01' },
        ],
      }),
      release(2, '1', {
        supersedes: 1,
        effectiveFrom: '2027-01-01',
        adjustments: [
          {
            id: 'a2',
            title: '示例省道路旅客运输管理办法修订后的调整',
            reason: '规章修订。',
            basis: '示例省人民政府令第36号',
            effectiveFrom: '2027-01-01',
          },
        ],
        lawVersions: [
          { law: '1', version: '2019-03-02' },
          { law: '1', version: '2024-06-18' },
          { law: '2', version: '2008-04-01' },
        ],
      }),
      release(3, '2'),
    ].filter(({ number }) => number <= until),
    laws,
    async *items(list) {
      yield* cut(byList[list] ?? []);
    },
    async item(list, number) {
      return cut(byList[list] ?? []).find((item) => item.number === number) ?? null;
    },
  };
}
