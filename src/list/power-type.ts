import { POWER_TYPES, type PowerType } from './item';

const BY_WORD = new Map(
  Object.entries(POWER_TYPES).map(([type, word]) => [word.slice(-2), type as PowerType]),
);

/**
 * Reads a type cell as lists write it: `行政\n处罚`, `行政许可（11项）`, `其他行政权力-备案`, `其他职权`. Null where no class of
 * 中办发〔2015〕21号 is named; a cell that says 其他 is the residual class.
 */
export function powerTypeOf(cell: string): PowerType | null {
  const text = cell.replaceAll(/[\s\u3000]+/g, '').replace(/[（(].*$/, '');
  if (/^(?:其他|其它)/.test(text)) return 'other';
  const match =
    /^行政(许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)/.exec(text) ??
    /^(许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)$/.exec(text);
  if (match) return BY_WORD.get(match[1]!) ?? null;
  return text === '行政监督检查' || text === '监督检查' ? 'inspection' : null;
}

/** The type as a label: white space out, the rest as the source writes it. */
export function typeLabelOf(cell: string): string {
  return cell.replaceAll(/[\s\u3000]+/g, '');
}
