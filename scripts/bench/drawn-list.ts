import { numberToChinese } from '../../src/law';
import { type ItemContent, type LegalBasis, POWER_TYPES, type PowerType } from '../../src/list';
import { drawing, drawnArticles } from './drawn-law';

/** An invented list of any length, resting on invented laws: the same in every run. */

const LAWS = 8;
const ARTICLES = 200;
const TYPES = Object.keys(POWER_TYPES) as PowerType[];
const OFFICES = Array.from({ length: 12 }, (_, n) => `示例第${numberToChinese(n + 1)}科`);

export interface DrawnLaw {
  title: string;
  articles: string[];
}

export function drawnLaws(laws = LAWS, count = ARTICLES): DrawnLaw[] {
  return Array.from({ length: laws }, (_, n) => ({
    title: `示例省测量事务第${numberToChinese(n + 1)}条例`,
    articles: drawnArticles(count, drawing(n + 1)),
  }));
}

/** The law as a file that an office would import. */
export function lawFile({ title, articles }: DrawnLaw): { name: string; bytes: Uint8Array } {
  const body = articles.map((text, n) => `第${numberToChinese(n + 1)}条　${text}`).join('\n');
  const text = `${title}\n\n（2020年1月1日公布，自2020年3月1日起施行）\n\n${body}\n`;
  return { name: `${title}_20200101.txt`, bytes: Buffer.from(text) };
}

/** Item `n` of the list; `edition` above 1 gives it another name and other words, as a change of the item does. */
export function drawnItem(laws: readonly DrawnLaw[], n: number, edition = 1): ItemContent {
  const item = drawnAnew(laws, n, edition);
  return edition > 1 ? { ...item, name: `${item.name}（第${edition}次调整）` } : item;
}

/** The same under its name, as a change of law changes it: what is said of its basis. */
export function drawnAnew(laws: readonly DrawnLaw[], n: number, edition: number): ItemContent {
  const draw = drawing(n + 1000);
  const type = TYPES[draw(TYPES.length)]!;
  const { text, bases } = basisCell(laws, draw, edition);
  return {
    name: `对第${n + 1}类示例活动的${POWER_TYPES[type]}`,
    type,
    typeLabel: POWER_TYPES[type],
    serial: String(n + 1),
    body: '示例市测量局',
    office: OFFICES[draw(OFFICES.length)]!,
    level: '市级',
    authority: `负责本市范围内第${n + 1}类示例活动的${POWER_TYPES[type]}。`,
    basisText: { power: text },
    bases,
    duties: ['受理', '审查', '决定', '送达', '事后监管'].map((stage) => ({
      stage,
      text: `${stage}责任：${drawnArticles(1, draw)[0]!}`,
    })),
    accountabilityScope: '示例市测量局及其工作人员',
    accountability: `因不履行或不正确履行行政职责，有下列情形的，依法追责：${Array.from({ length: 6 }, (_, i) => `\n${i + 1}.对${POWER_TYPES[type]}中的第${i + 1}种示例情形处理不当的；`).join('')}`,
    remarks: `第${edition}版的备注，第${n + 1}项。`,
    source: { file: 'drawn', sheet: 'drawn', row: n + 3 },
  };
}

function basisCell(
  laws: readonly DrawnLaw[],
  draw: (below: number) => number,
  edition: number,
): { text: string; bases: LegalBasis[] } {
  let text = '';
  const put = (more: string): { start: number; end: number } => {
    const start = text.length;
    text += more;
    return { start, end: text.length };
  };
  const bases = Array.from({ length: 1 + draw(3) }, (): LegalBasis => {
    const { title, articles } = laws[draw(laws.length)]!;
    const article = draw(articles.length);
    if (text !== '') text += '\n';
    text += '【地方性法规】';
    const titleAt = put(`《${title}》`);
    const noteAt = put(edition > 1 ? `（2020年1月1日公布，第${edition - 1}次修订）` : '（2020年1月1日公布）');
    text += '\n';
    const at = put(`第${numberToChinese(article + 1)}条`);
    text += '：';
    const quoteAt = put(articles[article]!);
    return { role: 'power', law: title, address: String(article + 1), at, titleAt, noteAt, quoteAt };
  });
  return { text, bases };
}
