import { chineseDate } from '../../render';
import { BadObjection, type ObjectionForm, type Receipt } from '../../services';
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
    none: lists.length === 0,
    lists: lists.map(({ id, title }) => ({ value: id, label: title, selected: id === form.list })),
    form,
    wrong: field && refused ? { [field]: refused.message } : {},
    errors: refused ? [{ ...(field && { href: `#${field}` }), text: refused.message }] : [],
  };
}

export function receivedView({ number, list, due }: Receipt) {
  return {
    title: '已收到您的意见',
    facts: [
      { label: '编号', value: number },
      { label: '清单', value: list },
      { label: '答复期限', value: `${chineseDate(due)}前` },
    ],
  };
}
