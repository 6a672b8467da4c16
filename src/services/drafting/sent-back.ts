import type { EntityManager } from 'typeorm';
import { adjustmentEventsOf, type FieldComment } from '../../store';
import { namesOf } from '../names';

/** What an adjustment was last sent back for. */
export interface SentBack {
  /** Display name. */
  by: string;
  at: string;
  /** Of the whole. */
  comment: string | null;
  remarks: FieldComment[];
  /** It was sent in again since: the remarks are of the round before. */
  former: boolean;
}

/** Null where it never was, or is published by now. */
export async function sentBack(em: EntityManager, adjustmentId: number): Promise<SentBack | null> {
  const events = await adjustmentEventsOf(em, adjustmentId);
  const at = events.findLastIndex(({ act }) => act === 'return');
  const last = events[at];
  if (!last || events.at(-1)!.act === 'publish') return null;
  const nameOf = await namesOf(em);
  return {
    by: nameOf(last.actor),
    at: last.at,
    comment: last.comment,
    remarks: last.fieldComments ?? [],
    former: events.slice(at).some(({ act }) => act === 'submit'),
  };
}
