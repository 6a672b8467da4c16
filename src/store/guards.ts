import type { QueryRunner } from 'typeorm';
import { type Dialect, dialectOf } from './migrations/dialect';

/** History: rows are only added. The database itself refuses anything else, whoever asks. */
export const IMMUTABLE_TABLES = [
  'law_version',
  'law_source',
  'law_choice',
  'law_event',
  'withdrawal',
  'item',
  'item_revision',
  'item_lineage',
  'basis',
  'basis_resolution',
  'impact',
  'impact_decision',
  'new_power',
  'new_power_decision',
  'adjustment_event',
  'release',
  'release_item',
  'release_law_version',
  'release_adjustment',
  'log_leaf',
  'log_checkpoint',
  'audit_record',
  'body_former_name',
  'objection',
  'objection_event',
] as const;

const GUARDED_TABLES = [
  ...IMMUTABLE_TABLES,
  'content',
  'adjustment',
  'adjustment_change',
  'objection_sender',
];

/** One refusal: on which act, under which condition (SQL over OLD and NEW; null: always). */
interface Guard {
  table: string;
  act: 'INSERT' | 'UPDATE' | 'DELETE';
  when: string | null;
  says: string;
}

/** Erasing under a logged withdrawal, and nothing else. */
const NO_ERASURE = `NOT (
  NEW.digest = OLD.digest AND NEW.media = OLD.media
  AND NEW.bytes IS NULL AND NEW.salt IS NULL AND NEW.plain_digest IS NULL
  AND EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.digest = OLD.digest)
)`;

/** Erasing who sent an objection, once, with who did it and why. */
const NO_SENDER_ERASURE = `NOT (
  NEW.objection_id = OLD.objection_id AND NEW.name IS NULL AND NEW.contact IS NULL AND OLD.erased_at IS NULL
  AND NEW.erased_at IS NOT NULL AND NEW.erased_by IS NOT NULL AND NEW.erased_reason IS NOT NULL
)`;

const published = (adjustment: string): string =>
  `EXISTS (SELECT 1 FROM adjustment_event WHERE adjustment_id = ${adjustment} AND act = 'publish')`;

const FROZEN = 'a published adjustment does not change';

const guards: Guard[] = [
  ...IMMUTABLE_TABLES.flatMap((table): Guard[] => [
    { table, act: 'UPDATE', when: null, says: `${table} is only added to` },
    { table, act: 'DELETE', when: null, says: `${table} is only added to` },
  ]),
  { table: 'content', act: 'DELETE', when: null, says: 'content is erased by withdrawal only' },
  { table: 'content', act: 'UPDATE', when: NO_ERASURE, says: 'content is erased by withdrawal only' },
  { table: 'objection_sender', act: 'DELETE', when: null, says: 'a sender is erased, not deleted' },
  { table: 'objection_sender', act: 'UPDATE', when: NO_SENDER_ERASURE, says: 'a sender is erased only' },
  { table: 'adjustment', act: 'UPDATE', when: published('OLD.id'), says: FROZEN },
  { table: 'adjustment', act: 'DELETE', when: published('OLD.id'), says: FROZEN },
  { table: 'adjustment_change', act: 'INSERT', when: published('NEW.adjustment_id'), says: FROZEN },
  {
    table: 'adjustment_change',
    act: 'UPDATE',
    when: `${published('OLD.adjustment_id')} OR ${published('NEW.adjustment_id')}`,
    says: FROZEN,
  },
  { table: 'adjustment_change', act: 'DELETE', when: published('OLD.adjustment_id'), says: FROZEN },
];

/**
 * What to run to put up the guards that are not there. Asked at each opening and not in a migration: SQLite drops a table's
 * triggers with the table, so a migration that rebuilds one takes them down. They are known by name: a guard that comes to say
 * something else needs another one.
 */
export async function missingGuards(runner: QueryRunner): Promise<string[]> {
  const dialect = dialectOf(runner);
  const rows: { name: string }[] = await runner.query(
    dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'trigger'"
      : "SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE 'guard%'",
  );
  const standing = new Set(rows.map(({ name }) => name));
  const missing = guards.filter((guard) => !standing.has(nameOf(guard))).flatMap(statements[dialect]);
  if (dialect === 'sqlite') return missing;
  const open = GUARDED_TABLES.filter((table) => !standing.has(`guard_${table}_truncate`));
  return [...missing, ...open.flatMap(noTruncate)];
}

const nameOf = ({ table, act }: Guard): string => `guard_${table}_${act.toLowerCase()}`;

const statements: Record<Dialect, (guard: Guard) => string[]> = {
  sqlite: (guard) => [
    `DROP TRIGGER IF EXISTS ${nameOf(guard)}`,
    `CREATE TRIGGER ${nameOf(guard)} BEFORE ${guard.act} ON "${guard.table}"
     ${guard.when ? `WHEN ${guard.when}` : ''} BEGIN SELECT RAISE(ABORT, '${guard.says}'); END`,
  ],
  postgres: (guard) => [
    `CREATE OR REPLACE FUNCTION ${nameOf(guard)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       ${guard.when ? `IF NOT (${guard.when}) THEN RETURN ${guard.act === 'DELETE' ? 'OLD' : 'NEW'}; END IF;` : ''}
       RAISE EXCEPTION '${guard.says}';
     END $$`,
    `CREATE OR REPLACE TRIGGER ${nameOf(guard)} BEFORE ${guard.act} ON "${guard.table}"
     FOR EACH ROW EXECUTE FUNCTION ${nameOf(guard)}()`,
  ],
};

/** PostgreSQL alone has a way round row triggers. */
function noTruncate(table: string): string[] {
  return [
    `CREATE OR REPLACE FUNCTION guard_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
     END $$`,
    `CREATE OR REPLACE TRIGGER guard_${table}_truncate BEFORE TRUNCATE ON "${table}"
     FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()`,
  ];
}
