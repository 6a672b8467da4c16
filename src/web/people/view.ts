import { beijingDate } from '../../render';
import { type auditPage, type ListOverview, type Person, ROLES } from '../../services';
import { paths } from '../paths';

export function peopleView(all: Person[], lists: Pick<ListOverview, 'body'>[]) {
  return {
    action: paths.people,
    renew: paths.renewLink,
    accounts: all.map(({ name, displayName }) => ({ value: name, label: `${name}（${displayName}）` })),
    columns: [{ label: '账号' }, { label: '姓名' }, { label: '角色' }, { label: '口令' }],
    rows: all.map(({ name, displayName, roles, hasPassword }) => ({
      cells: [
        { text: name, head: true },
        { text: displayName },
        { text: roles.join('、') || '—' },
        hasPassword ? { text: '已设置', mark: 'good' } : { text: '未设置', mark: 'warn' },
      ],
    })),
    roles: Object.entries(ROLES).map(([value, label]) => ({ id: `role-${value}`, value, label })),
    bodies: [
      { value: '', label: '全部单位' },
      ...[...new Set(lists.map(({ body }) => body))].map((body) => ({ value: body, label: body })),
    ],
  };
}

export function auditView({ records, whole }: Awaited<ReturnType<typeof auditPage>>) {
  return {
    whole,
    columns: [
      { label: '序号', number: true },
      { label: '时间' },
      { label: '账号' },
      { label: '办理' },
      { label: '对象' },
      { label: '备注' },
    ],
    rows: records.map((record) => ({
      cells: [
        { text: record.seq, number: true },
        { text: `${beijingDate(record.at)} ${record.at.slice(11, 19)}Z`, tight: true },
        { text: record.actor },
        { text: record.act, tight: true },
        { text: record.subject },
        record.override ? { text: '越权办理', mark: 'warn' } : { text: '' },
      ],
    })),
  };
}
