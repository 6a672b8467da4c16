import type { EntityManager } from 'typeorm';
import { type ColumnKind, catalogOf, type DumpTable } from './catalog';

/** A row as JSON holds it: bytes in base64, truth as true and false whichever database it is. */
export type DumpRow = Record<string, string | number | boolean | null>;

const AT_ONCE = 200;

/** The rows of a table in the order of its key, a few at a time. */
export async function* dumpRows(em: EntityManager, table: DumpTable): AsyncGenerator<DumpRow> {
  let last: unknown[] | null = null;
  for (;;) {
    const rows: Record<string, unknown>[] = await em.query(...page(em, table, last));
    for (const row of rows) {
      yield Object.fromEntries(table.columns.map(({ name, kind }) => [name, told(row[name], kind)]));
    }
    if (rows.length < AT_ONCE) return;
    last = table.key.map((column) => rows.at(-1)![column]);
  }
}

/** After the last key, so that the database finds its place by the index. */
function page(
  em: EntityManager,
  { name, columns, key }: DumpTable,
  last: unknown[] | null,
): [string, unknown[]] {
  const quoted = key.map((column) => `"${column}"`).join(', ');
  const after = last ? `WHERE (${quoted}) > (${places(em, 1, last.length)})` : '';
  const all = columns.map((column) => `"${column.name}"`).join(', ');
  return [`SELECT ${all} FROM "${name}" ${after} ORDER BY ${quoted} LIMIT ${AT_ONCE}`, last ?? []];
}

function told(value: unknown, kind: ColumnKind): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (kind === 'boolean') return Boolean(value);
  if (kind === 'bytes') return Buffer.from(value as Uint8Array).toString('base64');
  return value as string | number;
}

/** Adds rows as they were dumped, their numbers kept. */
export async function addDumpedRows(
  em: EntityManager,
  table: DumpTable,
  rows: readonly DumpRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns } = table;
  const postgres = em.connection.options.type === 'postgres';
  const values = rows.flatMap((row) => columns.map(({ name, kind }) => stored(row[name], kind, postgres)));
  const sets = rows.map((_, index) => `(${places(em, index * columns.length + 1, columns.length)})`);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await em.query(`INSERT INTO "${table.name}" (${names}) VALUES ${sets.join(', ')}`, values);
}

function stored(value: DumpRow[string] | undefined, kind: ColumnKind, postgres: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'bytes') return Buffer.from(String(value), 'base64');
  return kind === 'boolean' && !postgres ? Number(value) : value;
}

/** Numbers that the database gives out go on after the highest one loaded. SQLite sees to that itself. */
export async function countOn(em: EntityManager, tables: readonly DumpTable[]): Promise<void> {
  if (em.connection.options.type !== 'postgres') return;
  for (const { name, key, columns } of tables) {
    const numbered = columns.some((column) => column.name === key[0] && column.kind === 'number');
    if (key.length !== 1 || !numbered) continue;
    await em.query(
      `SELECT setval(sequence, (SELECT MAX("${key[0]}") FROM "${name}"))
       FROM (SELECT pg_get_serial_sequence($1, $2) AS sequence) AS asked
       WHERE sequence IS NOT NULL AND EXISTS (SELECT 1 FROM "${name}")`,
      [`"${name}"`, key[0]],
    );
  }
}

/** Names of the tables that hold anything. */
export async function filledTables(em: EntityManager): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of await catalogOf(em)) {
    if ((await em.query(`SELECT 1 FROM "${name}" LIMIT 1`)).length > 0) filled.push(name);
  }
  return filled;
}

function places(em: EntityManager, from: number, count: number): string {
  const postgres = em.connection.options.type === 'postgres';
  return Array.from({ length: count }, (_, index) => (postgres ? `$${from + index}` : '?')).join(', ');
}
