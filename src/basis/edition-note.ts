import type { HeldVersion } from './held-law';

/** The bracketed history after a title: which edition it names, and how it reads for a newer one. */

export interface NoteDate {
  year: number;
  /** Null where the note gives the year alone. */
  month: number | null;
  /** Null where the note gives none or an impossible one. */
  day: number | null;
  start: number;
  end: number;
}

const DATE =
  /([0-9０-９]{4})\s*(?:[年.\-/]|(?=修))\s*(?:([0-9０-９]{1,2})\s*[月.\-/]\s*(?:([0-9０-９]{1,2})\s*日?)?)?/g;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The dates a note gives, in the order written. */
export function datesIn(note: string): NoteDate[] {
  const dates: NoteDate[] = [];
  for (const found of note.matchAll(DATE)) {
    const [year, month, day] = [found[1], found[2], found[3]].map((digits) =>
      Number((digits ?? '').normalize('NFKC')),
    );
    if (!year || year < 1900 || year > 2200) continue;
    const whole = month && month <= 12 ? month : null;
    dates.push({
      year,
      month: whole,
      day: whole && day && day <= DAYS[whole - 1]! ? day : null,
      start: found.index,
      end: found.index + found[0].length,
    });
  }
  return dates;
}

/** Compares a date of a note with an ISO date, as far as the note goes: negative where the note is earlier. */
function against(date: NoteDate, iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  if (date.year !== year) return date.year - year;
  if (date.month === null) return 0;
  if (date.month !== month) return date.month - month;
  return date.day === null ? 0 : date.day - day;
}

/**
 * Which of two editions a note names: `new`, `old`, `earlier` (only editions before the old one: a note that was never
 * kept up, so weak evidence), or null where it gives no date or the dates fit both.
 */
export function editionNamed(
  note: string,
  older: Pick<HeldVersion, 'promulgated'>,
  newer: Pick<HeldVersion, 'promulgated'>,
): 'new' | 'old' | 'earlier' | null {
  const dates = datesIn(note);
  if (dates.length === 0) return null;
  const reachesNew = dates.some((date) => against(date, newer.promulgated) >= 0);
  const reachesOld = dates.some((date) => against(date, older.promulgated) >= 0);
  const sameYear = older.promulgated.slice(0, 4) === newer.promulgated.slice(0, 4);
  if (reachesNew && sameYear && dates.every((date) => date.month === null)) return null;
  if (reachesNew) return 'new';
  return reachesOld ? 'old' : 'earlier';
}

interface Phrase {
  start: number;
  end: number;
  /** Written before the date: 根据 or nothing. */
  lead: string;
  /** Where 施行 with its own date follows. */
  inForce: boolean;
}

/** The note with the inside of 《》 blanked, so that 修改 in a decision's title is not taken for an act. */
function withoutTitles(note: string): string {
  let depth = 0;
  let out = '';
  for (const letter of note) {
    if (letter === '《') depth++;
    out += depth > 0 ? '□'.repeat(letter.length) : letter;
    if (letter === '》' && depth > 0) depth--;
  }
  return out;
}

/** The amendments a note tells of: each from its date to 修正, 修订 or 修改, with a 施行 that follows. */
function amendmentsIn(note: string): Phrase[] {
  const plain = withoutTitles(note);
  const dates = datesIn(plain);
  const phrases: Phrase[] = [];
  dates.forEach((date, i) => {
    const until = dates[i + 1]?.start ?? plain.length;
    const act = /(?:修正案?|修订|修改)本?/.exec(plain.slice(date.end, until));
    if (!act) return;
    const lead =
      /(?:根据|依据|经)\s{0,8}$/.exec(plain.slice(Math.max(0, date.start - 10), date.start))?.[0] ?? '';
    let end = date.end + act.index + act[0].length;
    const next = dates[i + 1];
    const link = next ? plain.slice(end, next.start) : '';
    const comesInForce = next && /^[，,、\s]*(?:并|现)?自?\s*$/.test(link);
    const tail = comesInForce ? /^\s*起?(?:施行|实施|生效)/.exec(plain.slice(next.end)) : null;
    if (next && tail) end = next.end + tail[0].length;
    else end += /^[，,、]\s*自(?:公布|发布)之日起(?:施行|实施|生效)/.exec(plain.slice(end))?.[0].length ?? 0;
    phrases.push({ start: date.start - lead.length, end, lead: lead.trim(), inForce: tail !== null });
  });
  return phrases;
}

/** The version's own amendment as its preamble tells it, without white space: `2023年7月20日《…》第五次修订`. */
function ownAmendment(version: HeldVersion): string | null {
  const notes = version.text.preamble.notes.filter((note) => note.act === 'amended');
  const own = notes.find((note) => note.date === version.promulgated);
  if (!own) return null;
  const text = own.text.replace(/[\s\u3000]+/g, '').replace(/^[（(]?(?:根据|依据|经)?/, '');
  const unbalanced = /[)）]$/.test(text) && !/[(（]/.test(text);
  const phrase = unbalanced ? text.slice(0, -1) : text;
  return /修正|修订|修改/.test(withoutTitles(phrase)) ? phrase : null;
}

/** 2024-05-01 → 2024年5月1日. */
export function dateInChinese(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const YEAR_ONLY = /^([(（〔[]?)(\d{4})(年?)(?:修正|修订)(本?)([)）〕\]]?)$/;

/**
 * The history note for a version: as `oldNote` is written, with the version's own amendment put in place of the last
 * one, or after it where the note tells the whole history. Null where there is nothing to change or the text of the
 * version does not say how it came about.
 */
export function noteFor(version: HeldVersion, oldNote: string): string | null {
  const own = ownAmendment(version);
  const dates = datesIn(oldNote);
  if (!own) return null;
  const short = YEAR_ONLY.exec(oldNote.trim());
  if (short) {
    const word = /修正/.test(withoutTitles(own)) ? '修正' : '修订';
    const year = version.promulgated.slice(0, 4);
    return year === short[2] ? null : `${short[1]}${year}${short[3]}${word}${short[4]}${short[5]}`;
  }
  if (dates.length === 0 || dates.some((date) => against(date, version.promulgated) >= 0)) return null;

  const phrases = amendmentsIn(oldNote);
  const last = phrases.at(-1);
  const inForce = last?.inForce ? `，自${dateInChinese(version.effective)}起施行` : '';
  const phrase = `${last?.lead ?? ''}${own}${inForce}`;
  const history = version.text.preamble.notes.filter((note) => note.act === 'amended').length;
  if (last && phrases.length === 1 && history > 2) {
    return oldNote.slice(0, last.start) + phrase + oldNote.slice(last.end);
  }
  const end = last ? last.end : closingOf(oldNote);
  const before = phrases.at(-2);
  const between = before && last ? oldNote.slice(before.end, last.start) : '';
  const gap = /^[\s，,。；;、]+$/.test(between) ? between : '　';
  return oldNote.slice(0, end) + gap + phrase + oldNote.slice(end);
}

/** Where the closing bracket of a note stands, with the stop before it. */
function closingOf(note: string): number {
  let end = note.trimEnd().length;
  if (/[)）〕\]]/.test(note[end - 1] ?? '')) end--;
  while (end > 0 && /[\s。；;]/.test(note[end - 1]!)) end--;
  return end;
}

/** The history note of a law newly cited: its first act and its last, in brackets. Null where the text gives none. */
export function historyNote(version: HeldVersion): string | null {
  const acts = version.text.preamble.notes.map((note) =>
    note.text.replace(/[\s\u3000]+/g, '').replace(/^[（(]+|[）)]+$/g, ''),
  );
  const first = acts[0];
  const last = ownAmendment(version);
  if (!first) return null;
  return last && !first.includes(last) ? `（${first}　根据${last}）` : `（${first}）`;
}
