import { fold } from '../law';
import type { PowerType } from './item';

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
const TAIL = '(?:类别?|事项|职权|权力|权责)*(?:清单|目录)?(?:-.{1,20})?';
const NUMBERED = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[、.]';
const CLASS = new RegExp(`^(?:${NUMBERED})?(?:行政)?(${Object.keys(KERNELS).join('|')})${TAIL}$`);
const RESIDUAL = new RegExp(`^(?:${NUMBERED})?其[他它](?:行政)?${TAIL}$`);

/**
 * Reads a type cell, a sheet's name or a section's line as lists write them: `行政\n处罚`, `行政许可（11项）`, `二、行政处罚类`,
 * `其他行政权力-备案`, `其他职权`. Null where it is not the name of one of the ten classes and nothing more.
 */
export function powerTypeOf(cell: string): PowerType | null {
  if (cell.length > 60) return null;
  const text = fold(cell.replaceAll(COUNT, '')).replaceAll(/[－—–]+/g, '-');
  if (RESIDUAL.test(text)) return 'other';
  const kernel = CLASS.exec(text)?.[1];
  return kernel === undefined ? null : KERNELS[kernel]!;
}

/** The type as a label: white space, count and the section's number out, the rest as the source writes it. */
export function typeLabelOf(cell: string): string {
  return cell
    .replaceAll(/[\s\u200b\ufeff]+/g, '')
    .replace(/[（(]\d{1,5}[项条个]?[）)]$/, '')
    .replace(/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]/, '');
}
