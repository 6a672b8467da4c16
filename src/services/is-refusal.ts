import * as basis from '../basis';
import * as exchange from '../exchange';
import * as gazette from '../gazette';
import * as intake from '../intake';
import * as law from '../law';
import * as list from '../list';
import * as release from '../release';
import * as store from '../store';
import { Refused } from './errors';

type ErrorClass = new (...args: never[]) => Error;

/** Every error class that a room hands out at its door is a refusal: its message is written for the user. */
const refusals: ErrorClass[] = [law, list, basis, intake, release, store, exchange, gazette]
  .flatMap((room) => Object.values(room) as unknown[])
  .filter((value): value is ErrorClass => typeof value === 'function' && value.prototype instanceof Error);

/** Whether something was refused for a reason that its message tells the user; anything else is a fault of ours. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Refused || refusals.some((kind) => error instanceof kind);
}
