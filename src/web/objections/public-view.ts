import { chineseDate } from '../../render';
import {
  BadObjection,
  OBJECTION_STATE_IN_CHINESE,
  type ObjectionForm,
  type ObjectionStatus,
  provisionalInWords,
  type Receipt,
} from '../../services';
import { paths } from '../paths';

/** The form that the public fills in; after a refusal with what was filled in and what is wrong beside its field. */
export function objectionFormView(
  lists: { id: string; title: string }[],
  form: Partial<ObjectionForm>,
  refused: Error | null,
) {
  const field = refused instanceof BadObjection ? refused.field : null;
  return {
    title: '对清单提意见',
    action: paths.sendObjection,
    status: paths.objectionStatus,
    none: lists.length === 0,
    lists: lists.map(({ id, title }) => ({ value: id, label: title, selected: id === form.list })),
    form,
    wrong: field && refused ? { [field]: refused.message } : {},
    errors: refused ? [{ ...(field && { href: `#${field}` }), text: refused.message }] : [],
  };
}

export function receivedView({ number, receipt, list, due, unknownItem, addsTo }: Receipt) {
  return {
    title: '已收到您的意见',
    facts: [
      { label: '回执号', value: receipt },
      { label: '编号', value: number },
      { label: '清单', value: list },
      { label: '答复期限', value: `${chineseDate(due.date)}前${provisionalInWords(due)}` },
    ],
    status: paths.objectionStatus,
    unknownItem:
      unknownItem &&
      `清单里没有编号为“${unknownItem}”的事项。意见已收下，编号按您写的记录，由工作人员核对；您知道正确编号的，可以用同样的内容再提交一次。`,
    addsTo:
      addsTo &&
      `您在24小时内已提交过同样内容的意见（编号 ${addsTo}）。这次补充的信息另行登记为一件，原来的一件不变。`,
  };
}

/** The form for a receipt; after a refusal with what was typed. */
export function lookUpView(receipt: string, refused: Error | null) {
  return {
    title: '查询意见的办理情况',
    action: paths.objectionStatus,
    receipt,
    wrong: refused?.message,
    errors: refused ? [{ href: '#receipt', text: refused.message }] : [],
  };
}

/** How far an objection is; nothing of what was written or by whom. */
export function statusView({ number, list, receivedAt, state, due, answer, adjusted }: ObjectionStatus) {
  const waits = state === 'received' || state === 'assigned';
  return {
    title: `意见 ${number} 的办理情况`,
    again: paths.objectionStatus,
    facts: [
      { label: '现在', value: OBJECTION_STATE_IN_CHINESE[state] },
      { label: '清单', value: list },
      { label: '收到', value: chineseDate(receivedAt) },
      ...(waits
        ? [{ label: '答复期限', value: `${chineseDate(due.date)}前${provisionalInWords(due)}` }]
        : []),
      ...(answer ? [{ label: '答复日期', value: chineseDate(answer.at) }] : []),
      ...(adjusted === null
        ? []
        : [
            {
              label: '更正',
              value: adjusted === 0 ? '已据此起草调整，正在办理' : `已在第 ${adjusted} 号发布中处理`,
            },
          ]),
    ],
    answer: answer && (answer.text ?? '（内容已撤回）'),
  };
}
