import { CHANGE_IN_CHINESE, type ChangeKind, type FieldProblem } from '../../services';

/** What a browser sent, read field by field. */
export type Sent = Record<string, unknown>;

/** A form sends every line end as CRLF (HTML, form submission); what stands in the register has LF, and must be the same when saved again. */
const asKept = (text: string): string => text.replaceAll('\r\n', '\n');

/** One text, trimmed. */
export function word(sent: Sent, name: string): string {
  const value = sent[name];
  return typeof value === 'string' ? asKept(value).trim() : '';
}

/** Texts that were sent several times over, or once. */
export function words(sent: Sent, name: string): string[] {
  return [sent[name] ?? []]
    .flat()
    .filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Every text of a form by its name. */
export function texts(sent: Sent): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sent)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, text]) => [name, asKept(text)]),
  );
}

/** A kind of change that a person may choose; 建档 is made by importing only. */
export function kindOf(value: unknown): Exclude<ChangeKind, 'found'> | null {
  return typeof value === 'string' && Object.hasOwn(CHANGE_IN_CHINESE, value) && value !== 'found'
    ? (value as Exclude<ChangeKind, 'found'>)
    : null;
}

/** The field's id in the page: what an error on top leads to. */
export const idOf = (field: string): string => field.replaceAll('.', '-');

export const errorsOnTop = (problems: FieldProblem[]): { href: string; text: string }[] =>
  problems.map(({ field, message }) => ({ href: `#${idOf(field)}`, text: message }));

export const errorAt = (problems: FieldProblem[], field: string): string | undefined =>
  problems.find((one) => one.field === field)?.message;
