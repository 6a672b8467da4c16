import type { LawText } from '../law';

/** Classes of law as lists write them (立法法 第二章至第四章). */
export const LAW_CLASSES = [
  '法律',
  '行政法规',
  '地方性法规',
  '部门规章',
  '地方政府规章',
  '规范性文件',
] as const;
export type LawClass = (typeof LAW_CLASSES)[number];

const PLACE = '(?:省|自治区|市|州|自治县|地区)';

/** Who made it and how, the first that fits. 国务院令 is an administrative regulation, 交通运输部令 a rule of a ministry. */
const MADE_BY: [LawClass, RegExp][] = [
  ['地方性法规', new RegExp(`${PLACE}[^，。；\\s]{0,16}人民代表大会`)],
  ['法律', /全国人民代表大会|中华人民共和国主席令/],
  ['地方政府规章', new RegExp(`${PLACE}(?:人民)?政府(?:令|[^，。；\\s]{0,12}(?:会议|公布|发布))`)],
  ['部门规章', /(?:部|委员会|总局|局|署|人民银行|证监会|金融监督管理总局)(?:[^，。；\s]{0,6})?令/],
  ['行政法规', /国务院(?:令|[^，。；\s部]{0,16}(?:常务会议|公布|发布|批准|修订|修正))/],
];

/** What class a text seems to be of, by its preamble and title; null where neither tells. For a person to confirm. */
export function lawClassOf({ verbatim, preamble, title }: LawText): LawClass | null {
  const said = verbatim.slice(preamble.start, preamble.end).replaceAll(/\s+/g, '');
  for (const [kind, made] of MADE_BY) if (made.test(said)) return kind;
  return /^中华人民共和国.*法$/.test(title) ? '法律' : null;
}
