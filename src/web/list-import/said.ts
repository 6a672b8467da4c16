import {
  type ColumnUse,
  DEEPEST_SAID,
  type HeaderChoices,
  isColumnUse,
  type SaidOfList,
} from '../../services';

/** Names of the form's fields: `header-SHEET`, `deep-SHEET`, `use-SHEET-COLUMN`, `row-KEY`, `cancel`. */
export const headerField = (sheet: number) => `header-${sheet}`;
export const deepField = (sheet: number) => `deep-${sheet}`;
export const useField = (sheet: number, column: number) => `use-${sheet}-${column}`;
export const rowField = (key: number) => `row-${key}`;

type Form = Record<string, unknown>;

/**
 * What a person says of a workbook, read from the form. `sheets`: names of the sheets in their order. Columns of a sheet whose header moves
 * from where `before` had it are other columns: what the form says of them counts no more.
 */
export function saidInForm(form: Form, sheets: string[], before: HeaderChoices): SaidOfList {
  const headers = headersIn(form, sheets);
  const choices: SaidOfList['choices'] = {};
  const rows: SaidOfList['decisions']['rows'] = {};
  for (const [name, value] of Object.entries(form)) {
    const use = /^use-(\d{1,3})-(\d{1,3})$/.exec(name);
    const sheet = use && sheets[Number(use[1])];
    if (sheet && typeof value === 'string' && isColumnUse(value) && !moved(headers[sheet], before[sheet]))
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
    headers,
    choices,
    // Rows are known by their place among those read, which a moved header changes too.
    decisions: { rows: sameHeaders(headers, before) ? rows : {}, cancel },
  };
}

function headersIn(form: Form, sheets: string[]): HeaderChoices {
  const headers: HeaderChoices = {};
  for (const [position, sheet] of sheets.entries()) {
    const row = form[headerField(position)];
    const deep = Number(form[deepField(position)]);
    if (row === 'none') headers[sheet] = 'none';
    else if (typeof row === 'string' && /^\d{1,6}$/.test(row))
      headers[sheet] = {
        row: Number(row),
        deep: deep >= 1 && deep <= DEEPEST_SAID ? Math.floor(deep) : null,
      };
  }
  return headers;
}

const moved = (now: HeaderChoices[string] | undefined, before: HeaderChoices[string] | undefined): boolean =>
  JSON.stringify(now) !== JSON.stringify(before);

export function sameHeaders(a: HeaderChoices, b: HeaderChoices): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((sheet) => !moved(a[sheet], b[sheet]));
}
