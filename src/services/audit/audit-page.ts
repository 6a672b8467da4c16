import {
  type AuditFilter,
  type AuditRecord,
  type AuditVerdict,
  auditTrail,
  verifyAuditChain,
} from '../../store';
import { type Actor, mustHave } from '../actor';
import type { Installation } from '../installation';
import { mustBeDate } from '../iso-date';
import { namesOf } from '../names';

/** What a reader asks for; days are Beijing days, both included. */
export interface AuditQuery {
  actor?: string;
  act?: string;
  subject?: string;
  override?: boolean;
  fromDay?: string;
  toDay?: string;
  /** From 1. */
  page: number;
}

export const AUDIT_PAGE_SIZE = 100;
const A_DAY = 24 * 60 * 60_000;

export function mustAudit(actor: Actor): void {
  mustHave(actor, ['auditor'], null, '查看审计记录');
}

/** One page of the records that fit, the youngest first. @throws NotAllowedTo, BadDate */
export async function auditPage(
  { db }: Installation,
  query: AuditQuery,
  actor: Actor,
): Promise<{
  records: AuditRecord[];
  /** Display name of an account. */
  names: (account: string) => string;
  total: number;
  pages: number;
}> {
  mustAudit(actor);
  const { rows, total } = await auditTrail(db.manager, filterOf(query), {
    offset: (query.page - 1) * AUDIT_PAGE_SIZE,
    limit: AUDIT_PAGE_SIZE,
  });
  const names = await namesOf(db.manager);
  return { records: rows, names, total, pages: Math.max(1, Math.ceil(total / AUDIT_PAGE_SIZE)) };
}

/** Whether every record follows the one before it unchanged; if not, the first that does not. @throws NotAllowedTo */
export async function auditChain({ db }: Installation, actor: Actor): Promise<AuditVerdict> {
  mustAudit(actor);
  return verifyAuditChain(db.manager);
}

/** @throws BadDate */
export function filterOf({ fromDay, toDay, page: _, ...same }: AuditQuery): AuditFilter {
  const midnight = (day: string, what: string) => Date.parse(`${mustBeDate(day, what)}T00:00:00+08:00`);
  return {
    ...same,
    ...(fromDay && { from: new Date(midnight(fromDay, '开始日期')).toISOString() }),
    ...(toDay && { before: new Date(midnight(toDay, '结束日期') + A_DAY).toISOString() }),
  };
}
