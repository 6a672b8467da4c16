import type { LocalCalendar } from './working-days';

/** What is wrong with a declared calendar, by the field it stands in. */
export interface CalendarProblem {
  field: keyof LocalCalendar;
  message: string;
}

/** As a person writes it: days one by one, or from and to. */
export type WrittenCalendar = Record<keyof LocalCalendar, string>;

const LONGEST = 31;
const MOST = 1000;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads days such as `2027-02-05`, `2027年2月5日`, `2027-02-05至2027-02-11`, parted by space, comma or line. What cannot be read, is
 * twice or too much, is told field by field, and the calendar is then not to be used.
 */
export function readCalendar(written: WrittenCalendar): {
  calendar: LocalCalendar;
  problems: CalendarProblem[];
} {
  const problems: CalendarProblem[] = [];
  const days = (field: 'off' | 'work'): string[] => {
    const found = partsOf(written[field]).flatMap((part) => {
      const range = rangeOf(part);
      if (range === null)
        problems.push({
          field,
          message: `“${part}”读不懂。请写作 2027-02-05，一段写作 2027-02-05至2027-02-11（最长 ${LONGEST} 天）。`,
        });
      return range ?? [];
    });
    if (found.length > MOST) problems.push({ field, message: `最多写 ${MOST} 天，请删去已过去多年的。` });
    return [...new Set(found)].sort();
  };
  const [off, work] = [days('off'), days('work')];
  const both = off.filter((day) => work.includes(day));
  if (both.length > 0)
    problems.push({ field: 'work', message: `${both.join('、')} 既写作放假又写作上班，请删去一处。` });
  const years = partsOf(written.years).map((part) => part.replace(/^(\d+)年$/, '$1'));
  for (const year of years)
    if (!/^20\d\d$/.test(year))
      problems.push({ field: 'years', message: `“${year}”不是年份。请写作 2027。` });
  return { calendar: { off, work, years: [...new Set(years)].sort() }, problems };
}

/** As it is written into the form again: days in a row as from and to. */
export function writtenCalendar({ off, work, years }: LocalCalendar): WrittenCalendar {
  return { off: inRows(off), work: inRows(work), years: years.join('、') };
}

const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replaceAll(/\s*(?:至|到|~|—+)\s*/g, '至')
    .split(/[\s,、;。]+/)
    .filter((part) => part !== '');

function rangeOf(part: string): string[] | null {
  const [from, to = from, ...more] = part.split('至').map(dayOf);
  if (!from || !to || more.length > 0 || to < from) return null;
  const days: string[] = [];
  for (let at = from; at <= to; at = later(at)) {
    if (days.length === LONGEST) return null;
    days.push(at);
  }
  return days;
}

function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? [];
  if (!year) return null;
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

const later = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

function inRows(days: string[]): string {
  const rows: [string, string][] = [];
  for (const day of days) {
    const last = rows.at(-1);
    if (last && later(last[1]) === day) last[1] = day;
    else rows.push([day, day]);
  }
  return rows.map(([from, to]) => (from === to ? from : `${from}至${to}`)).join('\n');
}
