import type { EntityManager } from 'typeorm';

export type ColumnKind = 'text' | 'number' | 'boolean' | 'bytes';

export interface DumpColumn {
  name: string;
  kind: ColumnKind;
}

/** One table as the database itself knows it. */
export interface DumpTable {
  name: string;
  /** By name, so that both databases tell a row alike. */
  columns: DumpColumn[];
  key: string[];
  /** Tables that its foreign keys point to. */
  refersTo: string[];
}

/** Every table but the one of migrations, each after those it refers to: asked of the database, so that no table can be forgotten. */
export async function catalogOf(em: EntityManager): Promise<DumpTable[]> {
  const tables = em.connection.options.type === 'postgres' ? await ofPostgres(em) : await ofSqlite(em);
  for (const { columns } of tables) columns.sort((a, b) => (a.name < b.name ? -1 : 1));
  return inOrder(tables.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** A published adjustment takes no more changes: what it held must be there before the event. */
const BEFORE_EVENTS: Record<string, string[]> = { adjustment_event: ['adjustment_change'] };

function inOrder(tables: DumpTable[]): DumpTable[] {
  const ordered: DumpTable[] = [];
  const placed = new Set<string>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const place = (table: DumpTable): void => {
    if (placed.has(table.name)) return;
    placed.add(table.name);
    for (const name of [...table.refersTo, ...(BEFORE_EVENTS[table.name] ?? [])].sort()) {
      const other = byName.get(name);
      if (other) place(other);
    }
    ordered.push(table);
  };
  tables.forEach(place);
  return ordered;
}

async function ofSqlite(em: EntityManager): Promise<DumpTable[]> {
  const names: { name: string }[] = await em.query(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migration'",
  );
  const tables: DumpTable[] = [];
  for (const { name } of names) {
    const columns: { name: string; type: string; pk: number }[] = await em.query(
      `PRAGMA table_info("${name}")`,
    );
    const references: { table: string }[] = await em.query(`PRAGMA foreign_key_list("${name}")`);
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    tables.push({
      name,
      columns: columns.map((column) => ({ name: column.name, kind: kindOf(column.type) })),
      key: key.map((column) => column.name),
      refersTo: references.map(({ table }) => table).filter((table) => table !== name),
    });
  }
  return tables;
}

async function ofPostgres(em: EntityManager): Promise<DumpTable[]> {
  const columns: { table: string; name: string; type: string }[] = await em.query(
    `SELECT c.table_name AS "table", c.column_name AS name, c.data_type AS type
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> 'migration'`,
  );
  const keys: { table: string; name: string }[] = await em.query(
    `SELECT k.table_name AS "table", k.column_name AS name
     FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k
       USING (constraint_schema, constraint_name)
     WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = current_schema() ORDER BY k.ordinal_position`,
  );
  const references: { table: string; other: string }[] = await em.query(
    `SELECT c.conrelid::regclass::text AS "table", c.confrelid::regclass::text AS other
     FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace`,
  );
  const bare = (name: string): string => name.replaceAll('"', '');
  return [...new Set(columns.map(({ table }) => table))].map((name) => ({
    name,
    columns: columns
      .filter(({ table }) => table === name)
      .map((column) => ({ name: column.name, kind: kindOf(column.type) })),
    key: keys.filter(({ table }) => table === name).map((column) => column.name),
    refersTo: references
      .filter(({ table, other }) => bare(table) === name && bare(other) !== name)
      .map(({ other }) => bare(other)),
  }));
}

function kindOf(type: string): ColumnKind {
  if (/bool/i.test(type)) return 'boolean';
  if (/blob|bytea/i.test(type)) return 'bytes';
  return /int|num|real|double/i.test(type) ? 'number' : 'text';
}
