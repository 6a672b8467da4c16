import { IntakeRefused } from '../../intake';
import { Refused } from '../errors';

/** What reading refuses. Narrower than `isRefusal`, which knows every room: the reading process has to start at once. */
export function isReadingRefused(error: unknown): error is Error {
  return error instanceof IntakeRefused || error instanceof Refused;
}
