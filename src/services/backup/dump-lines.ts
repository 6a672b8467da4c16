import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { parseCheckpoint } from '../../release';
import { catalogOf, type DumpRow, dumpRows, lastCheckpoint, migrationsOf } from '../../store';
import { LAID_APP_URL } from '../objection-way';
import { DamagedLog } from './errors';
import { LogRoot } from './log-root';

export const FORMAT = 'quanze-dump/1';

/** `register`: what the register holds, nobody's account; `backup`: accounts, rights and senders of objections too. */
export type DumpScope = 'register' | 'backup';

export interface DumpHeader {
  format: typeof FORMAT;
  scope: DumpScope;
  /** The migrations that the database had been through. */
  migrations: string[];
  tables: string[];
}

export interface DumpEnd {
  rows: number;
  /** Of every byte before this line. */
  sha256: string;
  /** The log as its leaves give it; the root in base64 as in the checkpoint. */
  log: { size: number; root: string };
}

/** A file of the folder of keys; only where asked for. */
export interface DumpKey {
  name: string;
  /** Base64. */
  bytes: string;
}

export type DumpLine = DumpHeader | { table: string; row: DumpRow } | { key: DumpKey } | { end: DumpEnd };

/** Passing: worth nothing to another installation. */
const PASSING = new Set([
  'session',
  'sign_in_link',
  'sign_in_failure',
  'objection_arrival',
  'upload',
  'upload_file',
]);
const PERSONAL = new Set(['account', 'role_grant', 'objection_sender', 'job']);
/** Of this machine alone, or secret; made anew where missing. */
const OWN_SETTINGS = new Set(['session.secret', 'site.dir', LAID_APP_URL]);
/** What the receipts of objections follow from: they are to hold after a restore, and to open nothing in a register handed on. */
const PERSONAL_SETTINGS = new Set(['objection.secret']);

/**
 * The whole register, one JSON value a line: the header, every row of every table in a fixed order, the end. The same register gives the
 * same bytes on both databases. Run it in one transaction. @throws DamagedLog
 */
export async function* dumpLines(
  em: EntityManager,
  scope: DumpScope,
  keys: readonly DumpKey[] = [],
): AsyncGenerator<string> {
  const tables = (await catalogOf(em)).filter(
    ({ name }) => !PASSING.has(name) && (scope === 'backup' || !PERSONAL.has(name)),
  );
  const hash = createHash('sha256');
  const log = new LogRoot();
  let rows = 0;
  const line = (value: DumpLine): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const migrations = await migrationsOf(em);
  yield line({ format: FORMAT, scope, migrations, tables: tables.map(({ name }) => name) });
  for (const table of tables) {
    for await (const row of dumpRows(em, table)) {
      if (table.name === 'setting' && !goesAlong(String(row.key), scope)) continue;
      if (table.name === 'log_leaf') log.add(row);
      rows += 1;
      yield line({ table: table.name, row });
    }
  }
  for (const key of keys) yield line({ key });
  await mustAgree(em, log);
  yield line({ end: { rows, sha256: hash.copy().digest('hex'), log: log.told() } });
}

const goesAlong = (setting: string, scope: DumpScope): boolean =>
  !OWN_SETTINGS.has(setting) && (scope === 'backup' || !PERSONAL_SETTINGS.has(setting));

/** A log that does not give its own signed root must not pass for a backup. */
async function mustAgree(em: EntityManager, log: LogRoot): Promise<void> {
  const last = await lastCheckpoint(em);
  if (!last) return;
  const { root, size } = parseCheckpoint(last.note);
  const signed = { size: Number(size), root: Buffer.from(root).toString('base64') };
  if (signed.size !== log.told().size || signed.root !== log.told().root)
    throw new DamagedLog(signed, log.told());
}
