/** Which column of a list means what, by the headers that lists of many places write. */
export type Column =
  | 'serial'
  | 'name'
  | 'subName'
  | 'type'
  | 'basis'
  | 'body'
  | 'office'
  | 'post'
  | 'level'
  | 'authority'
  | 'departmentDuty'
  | 'duty'
  | 'dutyBasis'
  | 'accountabilityScope'
  | 'accountability'
  | 'accountabilityBasis'
  | 'remarks'
  | 'number'
  | 'code'
  | 'localCode'
  | 'implementationCode'
  | 'process'
  | 'timeLimitByLaw'
  | 'timeLimitPromised'
  | 'fees'
  | 'feeBasis'
  | 'phone'
  | 'remedies'
  | 'object'
  | 'conditions'
  | 'materials';

const HEADERS: Record<Column, string[]> = {
  serial: ['序号', '编号', '序'],
  name: [
    '事项名称',
    '权力名称',
    '权力事项',
    '权力事项名称',
    '权力项目名称',
    '职权名称',
    '项目',
    '项目名称',
    '主项名称',
    '名称',
    '事项',
    '主项',
    '大项',
    '行政处罚内容',
    '执法内容',
    '事项主项名称',
  ],
  subName: ['子项名称', '子项', '子项名称及编码', '事项子项名称'],
  type: ['权力类型', '权力类别', '职权类型', '职权类别', '类别', '权种类型', '事项类型', '权力种类', '类型'],
  basis: [
    '实施依据',
    '设定依据',
    '职权依据',
    '执法依据',
    '依据',
    '法律依据',
    '设定和实施依据',
    '实施或设定依据',
    '权力依据',
    '职权来源',
    '权力来源',
    '权力依据来源',
    '法定依据',
  ],
  body: [
    '行使主体',
    '实施主体',
    '责任主体',
    '行政主体',
    '执法主体',
    '实施机关',
    '行使机关',
    '实施部门',
    '责任单位',
    '部门名称',
  ],
  office: [
    '承办机构',
    '责任科室',
    '执法机构和岗位',
    '承办科室',
    '责任处室',
    '内设机构',
    '承办单位',
    '责任部门',
  ],
  post: ['责任岗位', '岗位'],
  level: ['行使层级', '实施层级', '实施层级及权限', '层级', '行使层级及权限', '权限层级'],
  authority: ['权限', '行使内容', '实施权限'],
  departmentDuty: ['部门职责', '主要职责'],
  duty: ['责任事项', '责任事项内容', '执法责任', '对应责任', '责任内容', '责任清单'],
  dutyBasis: ['责任事项依据', '责任事项的依据', '责任依据'],
  accountabilityScope: ['追责对象范围', '追责对象'],
  accountability: ['追责情形', '追责情形及追责依据', '问责情形', '追责情形和依据'],
  accountabilityBasis: ['追责依据', '追责情形依据', '问责依据'],
  remarks: ['备注', '说明'],
  number: ['事项编号', '永久编号'],
  code: ['编码', '主项编码', '职权编码', '权力事项编码', '事项编码', '权力编码', '基本编码', '项目编码'],
  localCode: ['本地编码', '地方编码'],
  implementationCode: ['实施编码'],
  process: ['基本流程', '流程图', '权力运行流程图', '办理流程', '运行流程', '外部流程图'],
  timeLimitByLaw: ['法定期限', '法定时限', '法定办理时限', '法定期限天/日'],
  timeLimitPromised: ['承诺期限', '承诺时限', '承诺办理时限', '承诺期限天/日'],
  fees: ['收费', '收费标准', '收费征收依据和标准', '收费征收的标准及依据', '收费情况', '是否收费'],
  feeBasis: ['收费依据'],
  phone: ['监督电话', '联系电话', '咨询电话', '投诉电话'],
  remedies: ['诉求渠道', '救助渠道', '救济渠道', '监督方式', '救济途径'],
  object: ['实施对象', '行政相对人', '服务对象'],
  conditions: ['申请条件', '条件', '办理条件'],
  materials: ['申请材料', '材料', '办理材料'],
};

const BY_HEADER = new Map(
  (Object.entries(HEADERS) as [Column, string[]][]).flatMap(([column, headers]) =>
    headers.map((header) => [header, column] as const),
  ),
);

/** For headers that no list seen so far writes: what such a header is made of. The first that fits. */
const MADE_OF: [Column, RegExp][] = [
  ['serial', /^(?:序|总|顺)?序?号$/],
  // 责任事项及依据: one column holds both, as 追责情形及追责依据 does.
  ['accountability', /^(?:追责|问责|责任追究)(?:情形|情况|内容)(?:及|和|与|、).{0,6}依据$/],
  ['duty', /^(?:对应)?责任(?:事项|内容|清单)(?:及|和|与|、).{0,8}依据$/],
  ['accountabilityBasis', /^(?:追责|问责|责任追究).{0,6}依据$/],
  ['accountabilityScope', /^(?:追责|问责|责任追究).{0,4}(?:对象|范围)/],
  ['accountability', /^(?:追责|问责|责任追究)/],
  ['dutyBasis', /^(?:对应)?(?:责任|职责).{0,8}依据$/],
  ['fees', /^收费.{0,6}标准(?:及|和|与|、).{0,4}依据$/],
  ['feeBasis', /^收费.{0,10}依据$/],
  ['fees', /^(?:是否)?收费/],
  ['subName', /^.{0,8}(?:子项|小项)(?:名称|事项)?$/],
  ['code', /^(?!.*名称).{0,8}(?:编码|代码|编号)$/],
  [
    'name',
    /^(?:行政|市级|本级)?(?:权力[和与]?责任|权力|职权|权责|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)*(?:事项|项目|主项|大项|职权|权力|内容)(?:主项)?(?:的)?名称(?:及(?:编码|代码))?$/,
  ],
  [
    'name',
    /^(?:行政)?(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|职权|权责)(?:事项|项目|内容|名称|行为)$|^(?:行政)?权力(?:事项|项目)$/,
  ],
  ['type', /^(?:行政)?(?:权力|职权|事项|权责|权种|项目)的?(?:类型|类别|种类|性质|分类)$/],
  [
    'basis',
    /^(?:权力|职权|事项|行政|法律|法定|设定|实施|行使|处罚|许可|执法|办理|法规|规章|政策|及|和|或|与|、|的)+依据$/,
  ],
  ['body', /^(?:权力|职权|法定|具体)?(?:行使|实施|执法|责任|行政|审批|管理)(?:主体|机关|单位)(?:名称)?$/],
  ['office', /^(?:具体)?(?:承办|责任|办理|经办|实施)(?:机构|科室|处室|股室|部门|单位)/],
  ['post', /^.{0,4}岗位$/],
  ['level', /层级/],
  ['timeLimitByLaw', /^法定.{0,6}(?:期限|时限)/],
  ['timeLimitPromised', /^承诺.{0,6}(?:期限|时限)/],
  ['phone', /^.{0,6}电话$/],
  ['remedies', /^.{0,6}(?:救济|救助|诉求|投诉|申诉).{0,4}(?:渠道|途径|方式)/],
  ['process', /流程图?$/],
  ['object', /^(?:实施|行使|服务|管理|行政|适用).{0,4}(?:对象|相对人)$/],
  ['materials', /^(?:申请|申报|办理|提交|所需).{0,4}材料/],
  ['conditions', /^(?:申请|办理|受理|许可|审批).{0,4}条件/],
  ['departmentDuty', /^(?:部门|主要|单位).{0,4}(?:职责|职能)$/],
  ['duty', /^(?:对应|直接|部门)?的?责任(?:事项|清单|内容)?(?:内容)?$/],
  ['remarks', /^备\s*注/],
];

/** What people call a column, in the order in which lists print them. */
export const COLUMN_LABELS = Object.fromEntries(
  Object.entries(HEADERS).map(([column, headers]) => [column, headers[0]!]),
) as Record<Column, string>;

export const isColumn = (name: string): name is Column => Object.hasOwn(HEADERS, name);

/** The header as compared: white space and brackets out. */
export function plainHeader(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s()（）【】[\]:：*★]/g, '');
}

const LONGEST_HEADER = 30;

export function columnOf(header: string): Column | null {
  if (header.length > LONGEST_HEADER * 2) return null;
  return plainColumn(plainHeader(header)) ?? plainColumn(plainHeader(withoutBrackets(header)));
}

/** 实施依据（法律、法规、规章）, 责任处（科）室: what stands in brackets only explains. */
const withoutBrackets = (header: string): string =>
  header.replaceAll(/[（(【[][^（）()【】[\]]*[）)】\]]/g, '');

function plainColumn(plain: string): Column | null {
  if (plain === '' || plain.length > LONGEST_HEADER) return null;
  // 规范统一事项名称/主项名称: two header rows written as one.
  const below = plain.includes('/') ? plainColumn(plain.slice(plain.lastIndexOf('/') + 1)) : null;
  return BY_HEADER.get(plain) ?? below ?? MADE_OF.find(([, shape]) => shape.test(plain))?.[0] ?? null;
}
