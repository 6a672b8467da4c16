import type { EntityManager } from 'typeorm';
import type { Leaf } from '../../release';
import { type Audited, appendAudit } from '../../store';
import type { Actor } from '../actor';
import type { Installation } from '../installation';

/** What goes into the log beside a release: a key changed or revoked, contents withdrawn. */
export interface LogOrder {
  /** Runs inside the publishing transaction, before the site is built; what it does and the leaves stand or fall together. */
  leaves(em: EntityManager, origin: string): Promise<Leaf[]>;
  audit: Pick<Audited, 'act' | 'subject' | 'detail'>;
}

/** The leaves of an order, and the record of who gave it. */
export async function orderedLeaves(
  installation: Installation,
  em: EntityManager,
  order: LogOrder | undefined,
  origin: string,
  actor: Actor,
): Promise<Leaf[]> {
  if (!order) return [];
  const leaves = await order.leaves(em, origin);
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    ...order.audit,
    override: actor.local,
  });
  return leaves;
}
