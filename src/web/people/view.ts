import { chineseDate } from '../../render';
import { type Actor, type Person, ROLES, type Role } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

/** What each role lets a person do, in the words of whoever grants it. */
const MAY: Record<Role, string> = {
  drafter: '导入法律和清单、处理法律变动、起草调整、答复意见',
  reviewer: '审核别人起草的调整，可以退回',
  approver: '批准别人起草的调整，可以退回',
  publisher: '把已经批准的调整发布到公开网站',
  clerk: '出公报文件、修改公报用语',
  admin: '管理人员、单位和设置；可以越过环节，每次都有记录',
  auditor: '只能查看；管全部单位的可以查审计记录',
};

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
    ...tableOf(
      [{ label: '账号' }, { label: '姓名' }, { label: '角色' }, { label: '状态' }],
      all.map((one) => ({
        cells: [
          { text: one.name, href: paths.person(one.id), head: true, tight: true },
          { text: one.displayName, tight: true },
          { text: one.grants.map(rightOf).join('、') || '—' },
          standing(one),
        ],
      })),
    ),
    roles: Object.entries(ROLES).map(([value, label]) => ({
      ...{ id: `role-${value}`, value, label },
      hint: MAY[value as Role],
    })),
    bodies: bodyChoices(bodies),
  };
}

/** One account with what its administrator may do about it. */
export function personView(one: Person, bodies: BodyChoice[], actor: Actor) {
  return {
    account: one.name,
    displayName: one.displayName,
    state: standing(one),
    since: one.disabledAt && `${chineseDate(one.disabledAt)}停用`,
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
