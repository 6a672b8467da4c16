import { WORDING_PARTS } from '../../gazette';
import { CHANGE_KINDS, type ReviewStep } from '../../list';
import { WITHDRAWAL_REASONS } from '../../release';
import { chineseDate } from '../../render';
import { ROLES } from '../actor';
import { formLabel } from '../drafting/item-form';
import { REVOCATION_REASONS } from '../keys/revoke-key';
import { ERASURE_REASONS } from '../objections/erase';

type Say = (value: unknown) => string;

const plain: Say = (value) => (Array.isArray(value) ? value.map(String).join('、') : String(value));
const day: Say = (value) => chineseDate(String(value));
const yesNo: Say = (value) => (value === true ? '是' : value === false ? '否' : plain(value));
const of =
  (words: Partial<Record<string, string>>): Say =>
  (value) =>
    String(value)
      .split(',')
      .map((one) => words[one] ?? one)
      .join('、');

const PASSED_OVER = { submit: '送审', review: '审核', 'own-work': '本人起草回避' };
const WORDINGS = Object.fromEntries(Object.entries(WORDING_PARTS).map(([key, { label }]) => [key, label]));
const REASONS = { ...WITHDRAWAL_REASONS, ...REVOCATION_REASONS, ...ERASURE_REASONS };

const steps: Say = (value) =>
  (value as ReviewStep[])
    .map(({ name, role, days }) => `${name}（${ROLES[role]}${days === null ? '' : `，${days} 个工作日`}）`)
    .join('、');

/** What each detail of an audit record is called, and how its value is said. */
const DETAILS: Record<string, [label: string, say: Say]> = {
  added: ['新增', plain],
  adjustment: ['调整', plain],
  adjustments: ['调整数', plain],
  also: ['一并处理', plain],
  body: ['单位编号', plain],
  cancelled: ['取消', plain],
  changed: ['改动', (value) => (Array.isArray(value) ? of(WORDINGS)(value.join(',')) : plain(value))],
  copy: ['选定的来源', plain],
  days: ['工作日', plain],
  digest: ['内容摘要', plain],
  effective: ['施行日期', day],
  field: ['栏目', (value) => formLabel(String(value))],
  head: ['改标题、原因等', yesNo],
  item: ['事项', plain],
  items: ['事项数', plain],
  keys: ['密钥数', plain],
  kind: ['种类', of(CHANGE_KINDS)],
  lawDays: ['法律变动办结的工作日', plain],
  list: ['清单', plain],
  migrations: ['数据库升级数', plain],
  new: ['新密钥', plain],
  off: ['放假日', plain],
  old: ['原密钥', plain],
  overridden: ['越过的环节', of(PASSED_OVER)],
  promulgated: ['公布日期', day],
  reason: ['理由', (value) => REASONS[String(value) as keyof typeof REASONS] ?? String(value)],
  release: ['发布号', plain],
  removed: ['移出的事项', plain],
  revision: ['版本', plain],
  role: ['角色', of(ROLES)],
  roles: ['角色', of(ROLES)],
  rows: ['行数', plain],
  sender: ['抹去来信人信息', yesNo],
  seq: ['版本', plain],
  skipped: ['未读懂的行数', plain],
  step: ['环节', plain],
  steps: ['审批环节', steps],
  text: ['抹去原文', yesNo],
  vkey: ['密钥', plain],
  work: ['上班日', plain],
};

/** The details of an audit record in words; what has no word is told as it stands. */
export function detailInWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => {
      const [label, say] = DETAILS[key] ?? [key, plain];
      return `${label}：${say(value)}`;
    })
    .join('；');
}
