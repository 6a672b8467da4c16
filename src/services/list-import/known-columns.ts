import type { EntityManager } from 'typeorm';
import {
  type ColumnChoices,
  type ColumnUse,
  type ListChoices,
  type ListIntake,
  NO_CHOICES,
} from '../../intake';
import { bodyNamed, listOf, readSetting, writeSetting } from '../../store';
import { kindNamed } from '../lists';

const keyOf = (listId: number) => `list.${listId}.columns`;

/** Keeps what each header of a list was taken for, so that the office's next workbook is read alike. */
export async function rememberColumns(
  em: EntityManager,
  listId: number,
  { sheets }: ListIntake,
): Promise<void> {
  const known = (await readSetting<Record<string, ColumnUse>>(em, keyOf(listId))) ?? {};
  const said = sheets
    .flatMap(({ columns }) => namedColumns(columns))
    .filter(({ header, use }) => header !== '' && use !== 'copy');
  const next = { ...known, ...Object.fromEntries(said.map(({ name, use }) => [name, use])) };
  if (JSON.stringify(next) !== JSON.stringify(known)) await writeSetting(em, keyOf(listId), next);
}

/**
 * One header may stand over several columns (实施层级及权限: the level, and the text of the authority): each is known by the header and
 * by which of them it is.
 */
function namedColumns(columns: ListIntake['sheets'][number]['columns']) {
  const before = new Map<string, number>();
  return columns.map((column) => {
    const nth = (before.get(column.header) ?? 0) + 1;
    before.set(column.header, nth);
    return { ...column, name: nth === 1 ? column.header : `${column.header} ${nth}` };
  });
}

/** Reads the file as a person says of its headers and columns. */
export type ReadFile = (choices: ListChoices) => Promise<ListIntake>;

/** A workbook read as the last one of the same body was. `body` null: the body that the workbook names. */
export async function readAsBefore(
  em: EntityManager,
  read: ReadFile,
  { body, kind }: { body: string | null; kind: string | null },
): Promise<{ intake: ListIntake; columns: ColumnChoices }> {
  const intake = await read(NO_CHOICES);
  const held = await bodyNamed(em, body ?? intake.body ?? '');
  const list = held && (await listOf(em, held.id, kindNamed(kind)));
  const known = list && (await readSetting<Record<string, ColumnUse>>(em, keyOf(list.id)));
  const columns = known ? choicesFor(intake, known) : {};
  return Object.keys(columns).length === 0
    ? { intake, columns }
    : { intake: await read({ ...NO_CHOICES, columns }), columns };
}

function choicesFor({ sheets }: ListIntake, known: Record<string, ColumnUse>): ColumnChoices {
  const choices: ColumnChoices = {};
  for (const { name, columns } of sheets) {
    for (const { index, name: column, use } of namedColumns(columns)) {
      const before = known[column];
      if (before !== undefined && use !== 'copy' && before !== use)
        choices[name] = { ...choices[name], [index]: before };
    }
  }
  return choices;
}
