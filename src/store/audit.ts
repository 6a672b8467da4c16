import { createHash } from 'node:crypto';
import { type EntityManager, MoreThan } from 'typeorm';
import { canonicalJson } from './canonical-json';
import { type AuditDetail, AuditRecord } from './entities';
import { type Page, type PageRequest, rowLimits } from './rows';

export interface Audited {
  /** ISO instant. */
  at: string;
  actor: string;
  act: string;
  subject: string;
  /** Numbers and codes, no personal data: a record cannot be erased. */
  detail?: AuditDetail;
  override?: boolean;
}

const BEFORE_THE_FIRST = '0'.repeat(64);

/** SHA-256 over the hash before it (hex, as ASCII) and the record as canonical JSON. */
function hashOf({ prevHash, hash: _, ...record }: AuditRecord): string {
  return createHash('sha256').update(prevHash).update(canonicalJson(record)).digest('hex');
}

/** Adds to the audit log. Only inside `inTransaction`, whose lock keeps the chain single. */
export async function appendAudit(em: EntityManager, audited: Audited): Promise<AuditRecord> {
  const [last] = await em.find(AuditRecord, { order: { seq: 'DESC' }, take: 1 });
  const record = em.create(AuditRecord, {
    seq: (last?.seq ?? 0) + 1,
    at: audited.at,
    actor: audited.actor,
    act: audited.act,
    subject: audited.subject,
    // As it will be read back: undefined and dates do not survive JSON.
    detail: JSON.parse(JSON.stringify(audited.detail ?? {})) as AuditDetail,
    override: audited.override ?? false,
    prevHash: last?.hash ?? BEFORE_THE_FIRST,
    hash: '',
  });
  record.hash = hashOf(record);
  await em.insert(AuditRecord, record as never);
  return record;
}

/** Number of the youngest record; 0 where there is none. */
export async function lastAudited(em: EntityManager): Promise<number> {
  return (await em.maximum(AuditRecord, 'seq')) ?? 0;
}

export interface AuditFilter {
  actor?: string;
  act?: string;
  /** Part of it. */
  subject?: string;
  override?: boolean;
  /** ISO instants: from the first on, before the second. */
  from?: string;
  before?: string;
}

/** The youngest first. */
export async function auditTrail(
  em: EntityManager,
  filter: AuditFilter = {},
  page?: PageRequest,
): Promise<Page<AuditRecord>> {
  const { skip, take } = rowLimits(page);
  const query = filtered(em, filter).orderBy('record.seq', 'DESC').offset(skip).limit(take);
  const [rows, total] = await query.getManyAndCount();
  return { rows, total };
}

/** All that fit, the oldest first, a thousand at a time. */
export async function* auditRecords(
  em: EntityManager,
  filter: AuditFilter = {},
): AsyncIterable<AuditRecord[]> {
  for (let last = 0; ; ) {
    const some = await filtered(em, filter)
      .andWhere('record.seq > :last', { last })
      .orderBy('record.seq')
      .limit(1000)
      .getMany();
    if (some.length === 0) return;
    yield some;
    last = some.at(-1)!.seq;
  }
}

function filtered(em: EntityManager, { actor, act, subject, override, from, before }: AuditFilter) {
  const query = em.createQueryBuilder(AuditRecord, 'record').where('record.seq > 0');
  if (actor !== undefined) query.andWhere('record.actor = :actor', { actor });
  if (act !== undefined) query.andWhere('record.act = :act', { act });
  if (override !== undefined) query.andWhere('record.override = :override', { override });
  if (from !== undefined) query.andWhere('record.at >= :from', { from });
  if (before !== undefined) query.andWhere('record.at < :before', { before });
  if (subject !== undefined) {
    // LIKE folds case differently in the two databases, and % and _ may stand in a subject.
    const within = em.connection.options.type === 'postgres' ? 'strpos' : 'instr';
    query.andWhere(`${within}(record.subject, :subject) > 0`, { subject });
  }
  return query;
}

/** `broken` is the number of the first record that was changed, or before which one is missing; null where all is whole. */
export interface AuditVerdict {
  records: number;
  broken: number | null;
  /** Hash of the last record: told to someone outside, it shows later that none was cut off the end. */
  head: string;
}

export async function verifyAuditChain(em: EntityManager): Promise<AuditVerdict> {
  let [records, head] = [0, BEFORE_THE_FIRST];
  for (;;) {
    const some = await em.find(AuditRecord, {
      where: { seq: MoreThan(records) },
      order: { seq: 'ASC' },
      take: 1000,
    });
    if (some.length === 0) return { records, broken: null, head };
    for (const record of some) {
      if (record.seq !== records + 1 || record.prevHash !== head || record.hash !== hashOf(record)) {
        return { records, broken: records + 1, head };
      }
      records = record.seq;
      head = record.hash;
    }
  }
}
