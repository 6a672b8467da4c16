import { dateOf } from '../installation';

/** What an objection is called, to its sender and in the office: the year and a running number. */
export function objectionNumber({ id, receivedAt }: { id: number; receivedAt: string }): string {
  return `${dateOf(receivedAt).slice(0, 4)}-${String(id).padStart(4, '0')}`;
}
