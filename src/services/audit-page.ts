import { type AuditRecord, auditTrail, verifyAuditChain } from '../store';
import { type Actor, mustHave } from './actor';
import type { Installation } from './installation';

/** The last acts, and whether the chain of records is whole. */
export async function auditPage(
  { db }: Installation,
  actor: Actor,
): Promise<{ records: AuditRecord[]; whole: boolean }> {
  mustHave(actor, ['auditor'], null, '查看审计记录');
  const { rows } = await auditTrail(db.manager, {}, { limit: 100 });
  const verdict = await verifyAuditChain(db.manager);
  return { records: rows, whole: verdict.broken === null };
}
