import { BadDate } from './errors';

/** Checks that a text is a day of the calendar, `2026-11-24`. @throws BadDate */
export function mustBeDate(text: string, what: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new BadDate(text, what);
  return text;
}
