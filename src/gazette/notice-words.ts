import { numberToChinese } from '../law';
import { CHANGE_KINDS, type ChangeKind, type ItemStanding, POWER_TYPES } from '../list';
import { chineseDate, POWER_TYPE_ORDER } from '../render';
import type { GazetteInput } from './gazette-input';
import { mergedBases } from './notice-bases';
import { type Placeholder, type WordingKey, worded } from './wording';

/** 公告: what it says, before it is set. */
export interface Notice {
  title: string;
  number: string;
  opening: string;
  /** Each heading with its number. */
  parts: { heading: string; paragraphs: string[] }[];
  /** Paragraphs after the parts; mostly none. */
  closing: string[];
  annexes: string[];
  signedBy: string;
  date: string;
}

/** The notice of a first publication, or of the step between two. */
export function noticeOf(input: GazetteInput): Notice {
  const { body, from, to, wording = {}, issued = {} } = input;
  const facts = factsOf(input);
  const say = (key: WordingKey): string => worded(wording, key, facts);
  const parts = from ? adjusted(input, say) : published(input, say);
  return {
    title: inLines(body, say(from ? 'adjustTitle' : 'firstTitle')),
    number: numberOf(input),
    opening: say(from ? 'adjustOpening' : 'firstOpening'),
    parts: parts
      .filter(({ paragraphs }) => paragraphs.length > 0)
      .map((part, index) => ({ ...part, heading: `${numberToChinese(index + 1)}、${part.heading}` })),
    closing: [say('closing')].filter((text) => text !== ''),
    annexes: annexTitles(input),
    signedBy: body,
    date: chineseDate(issued.date ?? to.publishedAt),
  };
}

const numberOf = ({ issued = {}, to }: GazetteInput): string =>
  issued.number ?? to.documentNumber ?? `第${to.number}号发布`;

function factsOf(input: GazetteInput): Record<Placeholder, string> {
  const { body, from, to, items, changes } = input;
  return {
    单位: body,
    清单: listName(input),
    号: String(to.number),
    前一号: from ? String(from.number) : '',
    公布日: chineseDate(to.publishedAt),
    前一公布日: from ? chineseDate(from.publishedAt) : '',
    施行日: chineseDate(to.effectiveFrom),
    文号: numberOf(input),
    调整项数: String(changes.length),
    分类项数: kindsOf(input),
    总数: countsOf(items),
  };
}

/** A line of 2号 holds 20 characters: a longer title breaks where its sense does (GB/T 9704-2012, 7.3.1). */
function inLines(body: string, title: string): string {
  const rest = title.startsWith(body) ? title.slice(body.length) : '';
  return title.length > 20 && rest !== '' ? `${body}\n${rest}` : title;
}

/** 对照表 first where there is one, then the list. */
export function annexTitles(input: GazetteInput): string[] {
  const list = `${input.body}${listName(input)}`;
  return input.from ? [`${list}调整对照表`, list] : [list];
}

/** `权责清单`: the list without the body's name before it. */
function listName({ listTitle, body }: GazetteInput): string {
  return (listTitle.startsWith(body) && listTitle.slice(body.length)) || listTitle;
}

type Say = (key: WordingKey) => string;

function adjusted(input: GazetteInput, say: Say): Notice['parts'] {
  const changed = input.changes.length === 0 ? '与上一次发布相比，事项没有变化。' : say('adjustCounts');
  return [
    { heading: '调整依据', paragraphs: numbered(basesOf(input)) },
    { heading: '调整情况', paragraphs: [changed, say('adjustTotal')] },
    { heading: '施行日期', paragraphs: [effectOf(input, say)] },
  ];
}

function published(input: GazetteInput, say: Say): Notice['parts'] {
  return [
    { heading: '公布依据', paragraphs: numbered(basesOf(input)) },
    { heading: '公布内容', paragraphs: [say('firstTotal')] },
    { heading: '施行日期', paragraphs: [say('firstEffect')] },
  ];
}

/** `新增1项、取消1项` */
function kindsOf({ changes }: GazetteInput): string {
  return (Object.keys(CHANGE_KINDS) as ChangeKind[])
    .flatMap((kind) => {
      const count = changes.filter((change) => change.kind === kind).length;
      return count === 0 ? [] : [`${CHANGE_KINDS[kind]}${count}项`];
    })
    .join('、');
}

const basesOf = ({ changes }: GazetteInput): string[] => mergedBases(changes.map(({ basis }) => basis));

/** Several releases with days of their own are told one by one: no sentence of the office's has room for them. */
function effectOf({ span }: GazetteInput, say: Say): string {
  if (new Set(span.map(({ effectiveFrom }) => effectiveFrom)).size < 2) return say('adjustEffect');
  const days = span.map(
    ({ number, effectiveFrom }) => `第${number}号发布的调整自${chineseDate(effectiveFrom)}起施行`,
  );
  return `${days.join('；')}。`;
}

const numbered = (bases: string[]): string[] =>
  bases.length === 1 ? bases : bases.map((basis, index) => `${index + 1}.${basis}`);

/** `共有事项9项（主项7项、子项2项），其中行政许可3项、行政处罚6项` */
function countsOf(items: readonly ItemStanding[]): string {
  const subs = items.filter(({ content }) => content.parent !== undefined).length;
  const types = POWER_TYPE_ORDER.flatMap((type) => {
    const count = items.filter(({ content }) => content.type === type).length;
    return count === 0 ? [] : [`${POWER_TYPES[type]}${count}项`];
  });
  const split = subs === 0 ? '' : `（主项${items.length - subs}项、子项${subs}项）`;
  return `共有事项${items.length}项${split}${types.length === 0 ? '' : `，其中${types.join('、')}`}`;
}
