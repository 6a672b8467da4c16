import { readPowerType, saysNothing } from '../list';
import { type Column, columnOf } from './columns';
import type { RawItem } from './row-reader';
import type { Cell, SheetGrid } from './sheet-grid';
import type { SheetItem, SheetItems } from './sheet-items';

const FEWEST_LABELS = 3;

/**
 * 一事一表: labels at the left of their values, one form an item or several below each other. Null where the sheet is
 * no such form: without a name and two more labels.
 */
export function verticalForms({ rows, firstRow }: SheetGrid): SheetItems | null {
  const found: SheetItems = { items: [], skipped: [], problems: [] };
  let raw: RawItem = { texts: {}, extra: {} };
  let row = firstRow;
  let last: Column | null = null;
  const close = () => {
    const { texts } = raw;
    if (texts.name && Object.keys(texts).length >= FEWEST_LABELS)
      found.items.push({ raw, type: readPowerType(texts.type ?? ''), parent: null, row } satisfies SheetItem);
    raw = { texts: {}, extra: {} };
    last = null;
  };
  rows.forEach((cells, index) => {
    for (const { column, label, value } of pairs(cells)) {
      if (column && raw.texts[column] !== undefined && (column === 'name' || column === 'serial')) close();
      if (Object.keys(raw.texts).length === 0) row = firstRow + index;
      if (column) {
        if (!saysNothing(value)) raw.texts[column] = [raw.texts[column], value].filter(Boolean).join('\n');
        last = column;
      } else if (label !== '' && raw.texts.name && !saysNothing(value)) raw.extra[label] = value;
      else if (label === '' && last && !saysNothing(value))
        raw.texts[last] = `${raw.texts[last] ?? ''}\n${value}`.trim();
    }
  });
  close();
  return found.items.length > 0 ? found : null;
}

interface Pair {
  column: Column | null;
  label: string;
  value: string;
}

/** Label and value, two or four cells a row; below a label merged downwards, values without a label of their own. */
function pairs(cells: Cell[]): Pair[] {
  const shown = cells.filter(({ text, above, left }) => text !== '' || (above !== '' && left === ''));
  const found: Pair[] = [];
  for (let i = 0; i < shown.length; i += 1) {
    const { text, above } = shown[i]!;
    const value = shown[i + 1];
    const column = columnOf(text);
    if (text === '' && columnOf(above) !== null && value?.text) {
      found.push({ column: null, label: '', value: value.text });
      i += 1;
    } else if (column && value && columnOf(value.text) === null) {
      found.push({ column, label: text, value: value.text });
      i += 1;
    } else if (column) found.push({ column, label: text, value: '' });
    else if (text !== '' && text.length <= 12 && value?.text && shown.length % 2 === 0) {
      found.push({ column: null, label: text.replaceAll(/\s+/g, ''), value: value.text });
      i += 1;
    }
  }
  return found;
}
