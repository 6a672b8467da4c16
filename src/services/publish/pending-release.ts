import type { Adjustment, LawVersion } from '../../store';

/** A release under way: everything of it is known but what it takes to sign it. */
export interface PendingRelease {
  listId: number;
  number: number;
  publishedAt: string;
  effectiveFrom: string;
  documentNumber: string | null;
  supersedes: number | null;
  adjustments: Adjustment[];
  versions: LawVersion[];
}
