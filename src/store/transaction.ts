import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DatabaseBusy } from './errors';

/** Any number, the same in every process: the advisory lock that writers to one PostgreSQL database take. */
const WRITE_LOCK = 7_183_026;

/** Of 0.1 s each, between which the event loop goes on. */
const ATTEMPTS = 150;

interface Open {
  source: DataSource;
  em: EntityManager;
  ended: boolean;
}

const current = new AsyncLocalStorage<Open>();
const queues = new WeakMap<DataSource, Promise<unknown>>();
const writers = new WeakMap<DataSource, DataSource>();

/**
 * Gives a source that reads a second connection to write through, closed together with it. SQLite needs this: TypeORM has one
 * connection a source, so whatever else ran meanwhile would read, and join, a half-done transaction.
 */
export function useWriter(reader: DataSource, writer: DataSource): void {
  writers.set(reader, writer);
  const close = reader.destroy.bind(reader);
  reader.destroy = async () => {
    await close();
    await writer.destroy();
  };
}

/**
 * Runs `fn` in one transaction, after those before it: there is one writer at a time, in all processes, so what `fn` reads stays true until
 * it is committed. An error rolls everything back. Inside another transaction of the same source it joins that.
 * @throws DatabaseBusy where another process keeps writing
 */
export function inTransaction<T>(source: DataSource, fn: (em: EntityManager) => Promise<T>): Promise<T> {
  const open = current.getStore();
  if (open && open.source === source && !open.ended) return fn(open.em);
  const before = queues.get(source) ?? Promise.resolve();
  const mine = before.then(() => run(source, fn));
  queues.set(
    source,
    mine.catch(() => undefined),
  );
  return mine;
}

function run<T>(source: DataSource, fn: (em: EntityManager) => Promise<T>): Promise<T> {
  return (writers.get(source) ?? source).transaction(async (em) => {
    await holdWriteLock(em.queryRunner!);
    const open: Open = { source, em, ended: false };
    try {
      return await current.run(open, () => fn(em));
    } finally {
      open.ended = true;
    }
  });
}

/** Until the end of the transaction that `runner` is in. */
export async function holdWriteLock(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type === 'postgres') {
    await runner.query('SELECT pg_advisory_xact_lock($1)', [WRITE_LOCK]);
    return;
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      // A write that touches nothing: the same as BEGIN IMMEDIATE, which TypeORM does not offer.
      await runner.query('DELETE FROM migration WHERE 0');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (attempt === ATTEMPTS) throw new DatabaseBusy(error);
      await sleep(100);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)/.test((error as { driverError?: { code?: string } }).driverError?.code ?? '');
