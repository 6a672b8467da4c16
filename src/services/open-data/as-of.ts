import type { AsOf } from '../../store';
import { type Installation, today } from '../installation';
import { mustBeDate } from '../iso-date';

/** Both days of an as-of question, ISO dates in Beijing time; today where left out. */
export interface AsOfQuestion {
  inForceOn?: string | undefined;
  knownOn?: string | undefined;
}

export interface AsOfDays {
  inForceOn: string;
  knownOn: string;
}

/** @throws BadDate */
export function daysOf(installation: Installation, { inForceOn, knownOn }: AsOfQuestion): AsOfDays {
  const now = today(installation);
  const days = { inForceOn: inForceOn ?? now, knownOn: knownOn ?? now };
  mustBeDate(days.inForceOn, '施行日');
  mustBeDate(days.knownOn, '公布日');
  return days;
}

/** What was published until the end of the day in Beijing was known on it. */
export function instantOf({ inForceOn, knownOn }: AsOfDays): AsOf {
  return { inForceOn, knownAt: new Date(`${knownOn}T23:59:59.999+08:00`).toISOString() };
}
