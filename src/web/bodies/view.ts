import { chineseDate } from '../../render';
import type { BadBody } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

interface BodyRow {
  id: number;
  name: string;
  aliases: string[];
  uscc: string | null;
  retiredAt: string | null;
}

export function bodiesView(all: BodyRow[]) {
  return {
    action: paths.bodies,
    ...tableOf(
      [{ label: '名称' }, { label: '别名' }, { label: '统一社会信用代码' }, { label: '状态' }],
      all.map(({ id, name, aliases, uscc, retiredAt }) => ({
        cells: [
          { text: name, href: paths.body(id), head: true },
          { text: aliases.join('、') || '—' },
          { text: uscc ?? '—', tight: true },
          retiredAt ? { text: '已停用', mark: 'bad' } : { text: '在用', mark: 'good' },
        ],
      })),
    ),
  };
}

export function bodyView({ id, name, retiredAt }: BodyRow) {
  return {
    heading: name,
    action: paths.body(id),
    retired: retiredAt && `${chineseDate(retiredAt)}停用`,
    retire: retiredAt ? null : paths.retireBody(id),
    restore: retiredAt ? paths.restoreBody(id) : null,
  };
}

interface Form {
  name?: string;
  aliases?: string;
  uscc?: string;
}

/** What the form shows: as filled in, with what is wrong beside its field. */
export function bodyForm(form: Form, wrong: BadBody | null) {
  return { form, wrong: wrong ? { [wrong.field]: wrong.message } : {} };
}

export function formOf({
  name,
  aliases,
  uscc,
}: {
  name: string;
  aliases: string[];
  uscc: string | null;
}): Form {
  return { name, aliases: aliases.join('\n'), uscc: uscc ?? '' };
}
