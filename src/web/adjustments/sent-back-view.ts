import { chineseDate } from '../../render';
import { formLabel, type SentBack } from '../../services';

/**
 * Why an adjustment came back, for the top of the page: the comment on the whole, and which fields have one of their own. Of an item that was
 * taken out since there is no place left to lead to.
 */
export function sentBackView(
  { by, at, comment, remarks, former }: SentBack,
  placeOf: (item: string) => string | null,
) {
  const who = `${by}，${chineseDate(at)}`;
  return {
    kind: former ? '' : 'warn',
    title: former ? `上一轮的退回意见（${who}；已重新送审）` : `退回修改（${who}）`,
    lines: comment ? [comment] : [],
    items: remarks.map(({ item, field, comment: said }) => {
      const href = placeOf(item);
      const of = `事项 ${item}“${formLabel(field)}”`;
      return href === null ? { text: `${of}：${said}（事项已移出本次调整）` } : { text: `${of}有意见`, href };
    }),
  };
}

/** What was remarked on the fields of an item, with who and when; told apart from a remark of this round once it was sent in again. */
export function remarksOn(sentBack: SentBack | null, number: string | null) {
  if (!sentBack) return [];
  const { by, at, remarks, former } = sentBack;
  const head = `${former ? '上一轮退回意见' : '退回意见'}（${by}，${chineseDate(at)}）`;
  return remarks
    .filter(({ item }) => item === number)
    .map(({ field, comment }) => ({ field, head, text: comment }));
}
