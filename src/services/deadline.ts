import type { EntityManager } from 'typeorm';
import { workingDayAfter, workingDaysBetween } from '../list';
import { chineseDate } from '../render';
import { calendarOf } from './calendar';
import { type Installation, today } from './installation';

/** A day by which something is to be done, and the working days left until it; negative once it is past. */
export interface Deadline {
  date: string;
  left: number;
  /** Seen from today, with or without a working day between. */
  standing: 'ahead' | 'today' | 'past';
  /** The calendar does not hold a year that was counted through. */
  provisional: boolean;
}

/** `days` working days after `from` (ISO date) by the calendar of this place, seen from today. */
export async function deadlineOf(
  installation: Installation,
  em: EntityManager,
  from: string,
  days: number,
): Promise<Deadline> {
  const local = await calendarOf(em);
  const { date, provisional } = workingDayAfter(from, days, local);
  const now = today(installation);
  const left = workingDaysBetween(now, date, local);
  const standing = date < now ? 'past' : date === now ? 'today' : 'ahead';
  return { date, left: left.days, standing, provisional: provisional || left.provisional };
}

/** Why a day is not certain yet. */
const PROVISIONAL = '暂定：当年放假安排尚未公布';

/** `2026年12月10日前（余 11 个工作日）`; past it `已超期`, with the working days since; a count through a year whose holidays are not yet announced is 暂定. */
export function deadlineInWords({ date, left, standing, provisional }: Deadline): string {
  const past = left < 0 ? `已超 ${-left} 个工作日` : '已超期';
  const rest = { ahead: `余 ${left} 个工作日`, today: '今天到期', past }[standing];
  return `${chineseDate(date)}前（${rest}${provisional ? `，${PROVISIONAL}` : ''}）`;
}

/** The mark alone, for a day written otherwise; empty where the day is certain. */
export function provisionalInWords({ provisional }: Pick<Deadline, 'provisional'>): string {
  return provisional ? `（${PROVISIONAL}）` : '';
}
