import { type ColumnUse, isColumnUse, type SaidOfList } from '../../services';

/** Names of the form's fields: `use-SHEET-COLUMN`, `row-KEY`, `cancel`. */
export const useField = (sheet: number, column: number) => `use-${sheet}-${column}`;
export const rowField = (key: number) => `row-${key}`;

/** What a person says of a workbook, read from the form. `sheets`: names of the sheets in their order. */
export function saidInForm(form: Record<string, unknown>, sheets: string[]): SaidOfList {
  const choices: SaidOfList['choices'] = {};
  const rows: SaidOfList['decisions']['rows'] = {};
  for (const [name, value] of Object.entries(form)) {
    const use = /^use-(\d{1,3})-(\d{1,3})$/.exec(name);
    const sheet = use && sheets[Number(use[1])];
    if (sheet && typeof value === 'string' && isColumnUse(value))
      choices[sheet] = { ...choices[sheet], [Number(use[2])]: value as ColumnUse };
    const row = /^row-(\d{1,6})$/.exec(name);
    if (row && typeof value === 'string' && /^(?:add|leave|[\w-]{1,20})$/.test(value))
      rows[Number(row[1])] = value;
  }
  const cancel = [form.cancel ?? []].flat().filter((number): number is string => typeof number === 'string');
  return {
    body: String(form.body ?? '')
      .trim()
      .slice(0, 60),
    choices,
    decisions: { rows, cancel },
  };
}
