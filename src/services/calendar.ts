import {
  calendarHolds,
  type LocalCalendar,
  NATIONAL_CALENDAR,
  readCalendar,
  type WrittenCalendar,
  writtenCalendar,
} from '../list';
import { appendAudit, inTransaction, readSetting, writeSetting } from '../store';
import { type Actor, mustHave } from './actor';
import { BadForm } from './drafting/errors';
import { type Installation, today } from './installation';

const KEY = 'calendar';

type Manager = Parameters<typeof readSetting>[0];

/** What the place declared beside the national calendar; nothing until someone does. */
export async function calendarOf(em: Manager): Promise<LocalCalendar> {
  return (await readSetting<LocalCalendar>(em, KEY)) ?? NATIONAL_CALENDAR;
}

export interface CalendarPage {
  written: WrittenCalendar;
  /** This year and the next, and whether their holidays are known: by the national calendar, or entered. */
  years: { year: string; known: 'national' | 'entered' | null }[];
}

export async function calendarPage(installation: Installation, actor: Actor): Promise<CalendarPage> {
  mustHave(actor, [], null, '设置工作日历');
  const calendar = await calendarOf(installation.db.manager);
  const now = Number(today(installation).slice(0, 4));
  const years = [now, now + 1].map((one) => {
    const year = String(one);
    if (calendar.years.includes(year)) return { year, known: 'entered' as const };
    return { year, known: calendarHolds(year) ? ('national' as const) : null };
  });
  return { written: writtenCalendar(calendar), years };
}

/** Sets the days off and worked that the place declared; every deadline is counted by them from now on. @throws BadForm, NotAllowedTo */
export async function changeCalendar(
  installation: Installation,
  written: WrittenCalendar,
  actor: Actor,
): Promise<void> {
  mustHave(actor, [], null, '设置工作日历');
  const { calendar, problems } = readCalendar(written);
  if (problems.length > 0) throw new BadForm(problems);
  await inTransaction(installation.db, async (em) => {
    await writeSetting(em, KEY, calendar);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'calendar.change',
      subject: '工作日历',
      detail: { ...writtenCalendar(calendar) },
    });
  });
}
