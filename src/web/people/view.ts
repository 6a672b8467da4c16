import { beijingDate, chineseDate } from '../../render';
import { type Actor, type Person, ROLES } from '../../services';
import { paths } from '../paths';

interface BodyChoice {
  name: string;
  retiredAt: string | null;
}

const rightOf = ({ role, body }: Person['grants'][number]) => `${ROLES[role]}（${body ?? '全部单位'}）`;

const bodyChoices = (bodies: BodyChoice[]) => [
  { value: '', label: '全部单位' },
  ...bodies.filter(({ retiredAt }) => retiredAt === null).map(({ name }) => ({ value: name, label: name })),
];

const standing = ({ disabledAt, hasPassword }: Person) => {
  if (disabledAt) return { text: '已停用', mark: 'bad' };
  return hasPassword ? { text: '在用', mark: 'good' } : { text: '口令未设', mark: 'warn' };
};

export function peopleView(all: Person[], bodies: BodyChoice[]) {
  return {
    action: paths.people,
    columns: [{ label: '账号' }, { label: '姓名' }, { label: '角色' }, { label: '状态' }],
    rows: all.map((one) => ({
      cells: [
        { text: one.name, href: paths.person(one.id), head: true },
        { text: one.displayName },
        { text: one.grants.map(rightOf).join('、') || '—' },
        standing(one),
      ],
    })),
    roles: Object.entries(ROLES).map(([value, label]) => ({ id: `role-${value}`, value, label })),
    bodies: bodyChoices(bodies),
  };
}

/** One account with what its administrator may do about it. */
export function personView(one: Person, bodies: BodyChoice[], actor: Actor) {
  return {
    account: one.name,
    displayName: one.displayName,
    state: standing(one),
    since: one.disabledAt && `${chineseDate(beijingDate(one.disabledAt))}停用`,
    rename: paths.renamePerson(one.id),
    renew: one.disabledAt ? null : paths.renewLink(one.id),
    disable: one.disabledAt || one.name === actor.account ? null : paths.disablePerson(one.id),
    enable: one.disabledAt ? paths.enablePerson(one.id) : null,
    grant: paths.grantRight(one.id),
    withdraw: paths.withdrawRight(one.id),
    rights: one.grants.map(({ role, body }) => ({
      label: rightOf({ role, body }),
      role,
      body: body ?? '',
    })),
    roles: Object.entries(ROLES).map(([value, label]) => ({ value, label })),
    bodies: bodyChoices(bodies),
  };
}
