import { workingDayAfter, workingDaysBetween } from '../list';
import { type Installation, today } from './installation';

/** A day by which something is to be done, and the working days left until it; negative once it is past. */
export interface Deadline {
  date: string;
  left: number;
  /** The calendar does not hold a year that was counted through. */
  provisional: boolean;
}

/** `days` working days after `from` (ISO date), seen from today. */
export function deadlineOf(installation: Installation, from: string, days: number): Deadline {
  const { date, provisional } = workingDayAfter(from, days);
  const left = workingDaysBetween(today(installation), date);
  return { date, left: left.days, provisional: provisional || left.provisional };
}

/** `2026-12-10 前（余 11 个工作日）`; a count through a year whose holidays are not yet announced is 暂定. */
export function deadlineInWords({ date, left, provisional }: Deadline): string {
  const rest = left >= 0 ? `余 ${left} 个工作日` : `已超 ${-left} 个工作日`;
  return `${date} 前（${rest}${provisional ? '，暂定：当年放假安排尚未公布' : ''}）`;
}
