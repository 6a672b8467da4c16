import { titleKey } from '../law';
import type { Damage, DamagedItem } from './damage-kinds';
import { dateInChinese } from './edition-note';
import type { HeldLaw } from './held-law';
import { resolveLaw } from './resolve';

/** Dates that a spreadsheet counted on when a cell was filled down: impossible ones, and ones that drift by one. */

interface Note {
  item: string;
  /** The law's name as the cell writes it, and as the register keys it. */
  title: string;
  law: string;
  /** Without white space, which the series of a filled-down cell does not touch. */
  text: string;
}

function notesIn(items: DamagedItem[]): Note[] {
  return items.flatMap(({ number, content }) => {
    const seen = new Set<string>();
    return content.bases.flatMap((basis): Note[] => {
      const { noteAt, role, law } = basis;
      if (!noteAt || seen.has(`${role} ${noteAt.start}`)) return [];
      seen.add(`${role} ${noteAt.start}`);
      const text = (content.basisText[role] ?? '').slice(noteAt.start, noteAt.end).normalize('NFKC');
      return [{ item: number, title: law, law: titleKey(law), text: text.replaceAll(/\s+/g, '') }];
    });
  });
}

const DAY = /(\d{4})年(\d{1,2})月(\d{1,3})日/g;

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days that no calendar has: 4月36日. One entry a law. */
export function impossibleDates(items: DamagedItem[]): Damage[] {
  const found = new Map<string, { title: string; dates: Set<string>; items: Set<string> }>();
  for (const { item, title, law, text } of notesIn(items)) {
    for (const [date, year, month, day] of text.matchAll(DAY)) {
      if (isDay(Number(year), Number(month), Number(day))) continue;
      const damage = found.get(law) ?? { title, dates: new Set(), items: new Set() };
      damage.dates.add(date);
      damage.items.add(item);
      found.set(law, damage);
    }
  }
  return [...found].map(([law, { title, dates, items: hit }]) => ({
    kind: 'impossible-date',
    items: [...hit],
    law,
    note: `《${title}》的题注写有不存在的日期：${[...dates].map((date) => `“${date}”`).join('、')}，可能由表格下拉填充造成，请按公布文本改正。`,
  }));
}

/** Values in a row from which a counted-on series is told from honest editions; years run on honestly for longer. */
const SERIES = 3;
const YEARS = 4;

/**
 * Notes of one law alike but for one number. Where that number is the day of a date, one of them is wrong: no two editions differ in
 * the day alone. Other numbers are told by counting up. The texts held say which day is right, else the commonest is taken to be.
 */
export function driftingDates(items: DamagedItem[], laws: HeldLaw[]): Damage[] {
  const shapes = new Map<string, Note[]>();
  for (const note of notesIn(items)) {
    const shape = `${note.law}\n${note.text.replace(/\d+/g, '#')}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), note]);
  }
  return [...shapes.values()].flatMap((notes) => {
    if (new Set(notes.map(({ text }) => text)).size < 2) return [];
    return numbersIn(notes[0]!.text).flatMap((number, place) =>
      seriesAt(notes, place).flatMap((series) => {
        const damage = number.unit === '日' ? wrongDay(series, laws) : countedOn(series, number.unit);
        return damage ?? [];
      }),
    );
  });
}

interface Value {
  note: Note;
  value: number;
  /** The date whose day the value is; null where it is none. */
  date: { year: number; month: number; written: string } | null;
}

function numbersIn(text: string): { value: number; unit: string }[] {
  return [...text.matchAll(/\d+/g)].map((found) => ({
    value: Number(found[0]),
    unit: text.charAt(found.index + found[0].length),
  }));
}

/** The notes in groups in which all numbers but the one at `place` are the same, those groups only in which it is not. */
function seriesAt(notes: Note[], place: number): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const note of notes) {
    const numbers = numbersIn(note.text).map(({ value }) => value);
    const rest = numbers.filter((_, i) => i !== place).join(',');
    const [year, month] = [numbers[place - 2] ?? 0, numbers[place - 1] ?? 0];
    const written = `${year}年${month}月${numbers[place]}日`;
    const date = note.text.includes(written) ? { year, month, written } : null;
    groups.set(rest, [...(groups.get(rest) ?? []), { note, value: numbers[place]!, date }]);
  }
  return [...groups.values()].filter((values) => new Set(values.map(({ value }) => value)).size > 1);
}

/** Days that differ while all else is the same. Impossible ones are told as such, not here. */
function wrongDay(series: Value[], laws: HeldLaw[]): Damage | null {
  const real = series.filter(({ value, date }) => date && isDay(date.year, date.month, value));
  const days = new Map<number, Value[]>();
  for (const one of real) days.set(one.value, [...(days.get(one.value) ?? []), one]);
  if (days.size < 2) return null;
  const { law, title } = real[0]!.note;
  const held = heldDay(real, title, laws);
  const common = [...days].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]!;
  const right = held ?? common[0];
  const wrong = [...days].filter(([day]) => day !== right).flatMap(([, where]) => where);
  const written = [...new Set(wrong.map(({ date }) => date!.written))];
  const { year, month } = real[0]!.date!;
  const usual = `${year}年${month}月${right}日`;
  const why = held === null ? `其余题注写的是“${usual}”` : `收录的文本是“${usual}”`;
  return {
    kind: 'drifting-date',
    items: [...new Set(wrong.map(({ note }) => note.item))],
    law,
    note: `《${title}》的题注只有日期不同：写成${written.map((date) => `“${date}”`).join('、')}，${why}，像是表格下拉填充造成，请按公布文本改正。`,
  };
}

/** The day among them on which a held text of the law was promulgated or came into force; null where none or several. */
function heldDay(series: Value[], title: string, laws: HeldLaw[]): number | null {
  const known = new Set(
    resolveLaw(title, laws)?.versions.flatMap(({ promulgated, effective }) => [
      dateInChinese(promulgated),
      dateInChinese(effective),
    ]),
  );
  const days = new Set(series.flatMap(({ value, date }) => (date && known.has(date.written) ? [value] : [])));
  return days.size === 1 ? [...days][0]! : null;
}

/** Numbers that count up by one from note to note. */
function countedOn(series: Value[], unit: string): Damage | null {
  const run = longestRun([...new Set(series.map(({ value }) => value))].sort((a, b) => a - b));
  if (run.length < (unit === '年' ? YEARS : SERIES)) return null;
  const drifted = series.filter(({ value }) => run.includes(value) && value !== run[0]);
  const { law, title } = series[0]!.note;
  return {
    kind: 'drifting-date',
    items: [...new Set(drifted.map(({ note }) => note.item))],
    law,
    note: `《${title}》的题注逐项递增（${run[0]}${unit}至${run.at(-1)}${unit}），像是表格下拉填充造成，请按公布文本改正。`,
  };
}

function longestRun(sorted: number[]): number[] {
  let best: number[] = [];
  let run: number[] = [];
  for (const value of sorted) {
    run = run.length > 0 && value === run.at(-1)! + 1 ? [...run, value] : [value];
    if (run.length > best.length) best = run;
  }
  return best;
}
