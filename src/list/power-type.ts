import { fold } from '../law';
import { POWER_TYPES, type PowerType } from './item';

/** What a type cell says. `sure` is false where it names two classes or one that is not among the ten. */
export interface PowerTypeRead {
  type: PowerType;
  /** As written, without white space and count: `其他行政权力-备案`, `其他职权`. */
  label: string;
  sure: boolean;
}

/** The kernel of each class's name, as lists shorten it: 许可, 处罚类, 行政处罚事项. */
const KERNELS: [PowerType, RegExp][] = [
  ['permit', /许可|审批/],
  ['penalty', /处罚/],
  ['coercion', /强制/],
  ['levy', /征收|征用/],
  ['benefit', /给付/],
  ['inspection', /检查/],
  ['confirmation', /确认/],
  ['reward', /奖励/],
  ['adjudication', /裁决/],
];
const RESIDUAL = /^其[他它]/;
/** （11项）, (254项), （ 1 项）: sheet names carry a count, which may disagree with the rows. */
const COUNT = /[(（][^()（）]{0,12}[)）]/g;

/** Reads a type cell or a sheet's name; null where it is blank. What is none of the ten is 其他行政权力, unsure. */
export function readPowerType(written: string): PowerTypeRead | null {
  const label = written.replaceAll(/[\s\u200b\ufeff]+/g, '').replaceAll(COUNT, '');
  if (label === '') return null;
  const folded = fold(label);
  if (RESIDUAL.test(folded)) return { type: 'other', label, sure: true };
  const named = KERNELS.filter(([, kernel]) => kernel.test(folded)).map(([type]) => type);
  // 行政审批 and 行政强制许可 are rare; the first named wins and a person looks.
  if (named.length > 0) return { type: named[0]!, label, sure: named.length === 1 && isTypeName(folded) };
  return { type: 'other', label, sure: false };
}

/** Whether a short text is the name of a class and nothing else: a sheet's name, a section's line. */
export function isTypeName(text: string): boolean {
  return /^(?:[一二三四五六七八九十\d]{1,3}[、.．])?(?:行政)?(?:许可|审批|处罚|强制|强制措施|强制执行|征收|征用|征收征用|给付|检查|监督检查|确认|奖励|裁决)(?:类|事项|权力|职权)?(?:清单|目录|-.{1,12})?$|^(?:[一二三四五六七八九十\d]{1,3}[、.．])?其[他它](?:行政)?(?:职权|权力|权责|类别?|事项)?(?:类|事项)?(?:清单|目录|-.{1,12})?$/.test(
    fold(text).replaceAll(COUNT, ''),
  );
}

/** The class's official name. */
export function powerTypeName(type: PowerType): string {
  return POWER_TYPES[type];
}
