import { fold } from '../law';
import type { PowerType } from './item';

/** What a type cell says. `sure` is false where it names several classes, or one that is not among the ten. */
export interface PowerTypeRead {
  type: PowerType;
  /** As written, without white space and count: `其他行政权力-备案`, `其他职权`. */
  label: string;
  sure: boolean;
}

/** The kernel of each class's name, as lists shorten it: 许可, 处罚类, 行政处罚事项. */
const KERNELS: Record<string, PowerType> = {
  许可: 'permit',
  审批: 'permit',
  处罚: 'penalty',
  强制: 'coercion',
  强制措施: 'coercion',
  强制执行: 'coercion',
  征收: 'levy',
  征用: 'levy',
  征收征用: 'levy',
  给付: 'benefit',
  检查: 'inspection',
  监督检查: 'inspection',
  确认: 'confirmation',
  奖励: 'reward',
  裁决: 'adjudication',
};

/** （11项）, (254项), （ 1 项）: sheets and sections carry a count, which may disagree with the rows. */
const COUNT = /[（(][^（）()]{0,20}[）)]/g;
const NUMBERED = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?|\d{1,2})[、.．]/;
const TAIL = '(?:类别?|事项|职权|权力|权责)*(?:清单|目录)?(?:-.{1,20})?';
const CLASS = new RegExp(`^(?:行政)?(${Object.keys(KERNELS).join('|')})${TAIL}$`);
const RESIDUAL = new RegExp(`^其[他它](?:行政)?${TAIL}$`);

/**
 * Reads a type cell or a sheet's name as lists write them: `行政\n处罚`, `行政许可（11项）`, `其他行政权力-备案`, `其他职权`. Null
 * where it is blank. What names none of the ten is 其他行政权力 under its own label, unsure.
 */
export function readPowerType(written: string): PowerTypeRead | null {
  const label = labelOf(written);
  if (label === '') return null;
  const type = classOf(label);
  if (type !== null) return { type, label, sure: true };
  // 行政处罚、行政强制: the first named, and a person looks.
  const first = label
    .split(/[、,，/;；]/)
    .map(classOf)
    .find((named) => named !== null);
  return { type: first ?? 'other', label, sure: false };
}

/** Whether a short text is the name of a class and nothing else: a sheet's name, a section's line. */
export function isTypeName(text: string): boolean {
  return classOf(labelOf(text)) !== null;
}

/** White space, count and the section's number out, the rest as the source writes it. */
function labelOf(written: string): string {
  return written
    .replaceAll(/[\s\u200b\ufeff]+/g, '')
    .replaceAll(COUNT, '')
    .replace(NUMBERED, '');
}

function classOf(label: string): PowerType | null {
  if (label.length > 40) return null;
  const text = fold(label).replaceAll(/[－—–]+/g, '-');
  if (RESIDUAL.test(text)) return 'other';
  const kernel = CLASS.exec(text)?.[1];
  return kernel === undefined ? null : KERNELS[kernel]!;
}
