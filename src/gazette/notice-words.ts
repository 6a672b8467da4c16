import { CHANGE_KINDS, type ChangeKind, type ItemStanding, POWER_TYPES } from '../list';
import { chineseDate, POWER_TYPE_ORDER } from '../render';
import type { GazetteInput } from './gazette-input';

/** 公告: what it says, before it is set. */
export interface Notice {
  title: string;
  number: string;
  opening: string;
  parts: { heading: string; paragraphs: string[] }[];
  annexes: string[];
  signedBy: string;
  date: string;
}

/** The notice of a first publication, or of the step between two. */
export function noticeOf(input: GazetteInput): Notice {
  const { body, from, to, issued = {} } = input;
  const name = listName(input);
  const parts = from ? adjusted(input, name) : published(input);
  return {
    title: inLines(body, `关于${from ? '调整' : '公布'}${name}的公告`),
    number: issued.number ?? to.documentNumber ?? `第${to.number}号发布`,
    opening: from
      ? `${body}对${name}作了调整，由第${from.number}号发布（${chineseDate(from.publishedAt)}）调整为第${to.number}号发布，现予公告。`
      : `现将${body}${name}（第${to.number}号发布）予以公布。`,
    parts: parts.filter(({ paragraphs }) => paragraphs.length > 0),
    annexes: annexTitles(input),
    signedBy: body,
    date: chineseDate(issued.date ?? to.publishedAt),
  };
}

/** A line of 2号 holds 20 characters: a longer title breaks where its sense does (GB/T 9704-2012, 7.3.1). */
function inLines(body: string, rest: string): string {
  return body.length + rest.length > 20 ? `${body}\n${rest}` : `${body}${rest}`;
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

function adjusted(input: GazetteInput, name: string): Notice['parts'] {
  const { changes, items, to } = input;
  const counts = (Object.keys(CHANGE_KINDS) as ChangeKind[]).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${CHANGE_KINDS[kind]}${count}项`];
  });
  const changed =
    changes.length === 0
      ? '与上一次发布相比，事项没有变化。'
      : `本次调整涉及事项${changes.length}项，其中${counts.join('、')}，逐项对照见附件1。`;
  return [
    { heading: '调整依据', paragraphs: numbered(basesOf(input)) },
    { heading: '调整情况', paragraphs: [changed, `调整后的${name}${countsOf(items)}，全文见附件2。`] },
    { heading: '施行日期', paragraphs: [`调整后的${name}自${chineseDate(to.effectiveFrom)}起施行。`] },
  ];
}

function published(input: GazetteInput): Notice['parts'] {
  return [
    { heading: '公布依据', paragraphs: numbered(basesOf(input)) },
    { heading: '公布内容', paragraphs: [`清单${countsOf(input.items)}，全文见附件。`] },
    { heading: '施行日期', paragraphs: [`清单自${chineseDate(input.to.effectiveFrom)}起施行。`] },
  ];
}

function basesOf({ changes }: GazetteInput): string[] {
  return [...new Set(changes.map(({ basis }) => basis?.trim() ?? '').filter((basis) => basis !== ''))];
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
