import { isHoliday, isWorkday } from 'chinese-days';

/**
 * Working days (工作日) by the holiday notices of the State Council, which appear year by year, and by what the place itself
 * declared. Days of a year whose notice nobody has entered are counted by weekday alone and said to be provisional (暂定). Dates are ISO.
 */
export interface WorkingDay {
  date: string;
  /** The count ran into a year that the calendar does not hold: shown as 暂定. */
  provisional: boolean;
}

export interface WorkingDayCount {
  days: number;
  provisional: boolean;
}

/** What one place declared beside the national calendar, and above it. */
export interface LocalCalendar {
  /** Days off (放假). */
  off: string[];
  /** Days worked (调休上班). */
  work: string[];
  /** Years that are entered whole: not provisional, whether or not the national calendar holds them. */
  years: string[];
}

export const NATIONAL_CALENDAR: LocalCalendar = { off: [], work: [], years: [] };

const DAY = 24 * 60 * 60 * 1000;

/** The day after `days` further days. */
function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whether the calendar holds the year: 1 to 3 October are off in every year, and one of them is never on a weekend. */
export function calendarHolds(year: string): boolean {
  return ['01', '02', '03'].every((day) => isHoliday(`${year}-10-${day}`));
}

/** Whether people work on the day; by weekday alone where the calendar does not hold its year. */
export function isWorkingDay(date: string, { off, work }: LocalCalendar = NATIONAL_CALENDAR): boolean {
  if (work.includes(date)) return true;
  if (off.includes(date)) return false;
  if (calendarHolds(date.slice(0, 4))) return isWorkday(date);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The `count`-th working day after `from`, which is not counted itself (民法典第二百零一条). */
export function workingDayAfter(from: string, count: number, local = NATIONAL_CALENDAR): WorkingDay {
  let date = from;
  for (let left = count; left > 0; ) {
    date = later(date, 1);
    if (isWorkingDay(date, local)) left -= 1;
  }
  return { date, provisional: !yearsHeld(from, date, local) };
}

/** Working days after `from` up to `to`, that one included; negative where `to` lies before. */
export function workingDaysBetween(from: string, to: string, local = NATIONAL_CALENDAR): WorkingDayCount {
  const [first, last] = from <= to ? [from, to] : [to, from];
  let days = 0;
  for (let date = later(first, 1); date <= last; date = later(date, 1))
    if (isWorkingDay(date, local)) days += 1;
  return { days: from <= to ? days : -days, provisional: !yearsHeld(first, last, local) };
}

function yearsHeld(from: string, to: string, { years }: LocalCalendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!years.includes(String(year)) && !calendarHolds(String(year))) return false;
  return true;
}
