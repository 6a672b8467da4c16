import { BadWording } from './errors';

/** A sentence of the notice that an office words itself. */
export interface WordingPart {
  label: string;
  /** What it says unless the office says otherwise. */
  standard: string;
}

/** The sentences of the notice, of an adjustment first, then of a first publication. */
export const WORDING_PARTS = {
  adjustTitle: { label: '调整公告的标题', standard: '{单位}关于调整{清单}的公告' },
  adjustOpening: {
    label: '调整公告的开头',
    standard: '{单位}对{清单}作了调整，由第{前一号}号发布（{前一公布日}）调整为第{号}号发布，现予公告。',
  },
  adjustCounts: {
    label: '调整情况',
    standard: '本次调整涉及事项{调整项数}项，其中{分类项数}，逐项对照见附件1。',
  },
  adjustTotal: { label: '调整后的总数', standard: '调整后的{清单}{总数}，全文见附件2。' },
  adjustEffect: { label: '调整的施行日期', standard: '调整后的{清单}自{施行日}起施行。' },
  firstTitle: { label: '首次公布的标题', standard: '{单位}关于公布{清单}的公告' },
  firstOpening: { label: '首次公布的开头', standard: '现将{单位}{清单}（首次发布，第{号}号）予以公布。' },
  firstTotal: { label: '首次公布的总数', standard: '清单{总数}，全文见附件。' },
  firstEffect: { label: '首次公布的施行日期', standard: '清单自{施行日}起施行。' },
  closing: { label: '结语', standard: '' },
} as const satisfies Record<string, WordingPart>;

export type WordingKey = keyof typeof WORDING_PARTS;

/** What an office worded itself; the rest is as `WORDING_PARTS` has it. */
export type Wording = Partial<Record<WordingKey, string>>;

/** What stands between { and } and is filled in. */
export const PLACEHOLDERS = [
  '单位',
  '清单',
  '号',
  '前一号',
  '公布日',
  '前一公布日',
  '施行日',
  '文号',
  '调整项数',
  '分类项数',
  '总数',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const LONGEST = 500;

/** A sentence with its placeholders filled in. What is filled in is not looked at again. */
export function worded(wording: Wording, key: WordingKey, facts: Record<Placeholder, string>): string {
  const template = wording[key] ?? WORDING_PARTS[key].standard;
  return template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => facts[name as Placeholder] ?? whole);
}

/** Keeps what differs from the standard, trimmed. @throws BadWording naming every sentence that is wrong */
export function checkedWording(given: Partial<Record<string, string>>): Wording {
  const wording: Wording = {};
  const problems: { key: WordingKey; why: string }[] = [];
  for (const [key, { label, standard }] of Object.entries(WORDING_PARTS) as [WordingKey, WordingPart][]) {
    const text = given[key]?.trim() ?? '';
    if (text === '' || text === standard) continue;
    const why = problemOf(text);
    if (why) problems.push({ key, why: `“${label}”${why}` });
    else wording[key] = text;
  }
  if (problems.length > 0) throw new BadWording(problems);
  return wording;
}

function problemOf(text: string): string | null {
  if (text.length > LONGEST) return `有 ${text.length} 字，超过 ${LONGEST} 字`;
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name));
  if (unknown.length > 0)
    return `里没有“${unknown.join('、')}”这样的占位，可用的有：${PLACEHOLDERS.join('、')}`;
  if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) return '里有不成对的花括号';
  return null;
}
