import { titleKey } from '../law';
import type { Damage, DamagedItem } from './damage';

/** Dates that a spreadsheet counted on when a cell was filled down: impossible ones, and ones that drift by one. */

interface Note {
  item: string;
  law: string;
  text: string;
}

function notesIn(items: DamagedItem[]): Note[] {
  return items.flatMap(({ number, content }) => {
    const seen = new Set<number>();
    return content.bases.flatMap((basis): Note[] => {
      const { noteAt, role } = basis;
      if (!noteAt || seen.has(noteAt.start)) return [];
      seen.add(noteAt.start);
      const text = (content.basisText[role] ?? '').slice(noteAt.start, noteAt.end).normalize('NFKC');
      return [{ item: number, law: titleKey(basis.law), text }];
    });
  });
}

const DAY = /(\d{4})年(\d{1,2})月(\d{1,3})日/g;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days that no calendar has: 4月36日. */
export function impossibleDates(items: DamagedItem[]): Damage[] {
  const found = new Map<string, Damage>();
  for (const { item, law, text } of notesIn(items)) {
    for (const [date, , month, day] of text.matchAll(DAY)) {
      const last = DAYS[Number(month) - 1] ?? 0;
      if (Number(day) >= 1 && Number(day) <= last) continue;
      const damage = found.get(law + date) ?? {
        kind: 'impossible-date',
        items: [],
        law,
        note: `《${law}》的题注写有不存在的日期“${date}”，可能由表格下拉填充造成，请改正。`,
      };
      if (!damage.items.includes(item)) damage.items.push(item);
      found.set(law + date, damage);
    }
  }
  return [...found.values()];
}

/** Values in a row from which a counted-on series is told from two honest editions. */
const SERIES = 3;

/** Notes alike but for one number, which counts up by one. */
export function driftingDates(items: DamagedItem[]): Damage[] {
  const shapes = new Map<string, Note[]>();
  for (const note of notesIn(items)) {
    const shape = `${note.law}\n${note.text.replace(/\d+/g, '#')}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), note]);
  }
  return [...shapes.values()].flatMap((notes) => {
    const numbers = notes.map((note) => [...note.text.matchAll(/\d+/g)].map((found) => Number(found[0])));
    const places = numbers[0]?.length ?? 0;
    return Array.from({ length: places }, (_, place) => driftAt(notes, numbers, place)).filter(
      (d) => d !== null,
    );
  });
}

function driftAt(notes: Note[], numbers: number[][], place: number): Damage | null {
  const usual = commonest(numbers.map((row) => row.filter((_, i) => i !== place).join(',')));
  const alike = notes.flatMap((note, i) =>
    numbers[i]!.filter((_, j) => j !== place).join(',') === usual
      ? [{ note, value: numbers[i]![place]! }]
      : [],
  );
  const values = [...new Set(alike.map(({ value }) => value))].sort((a, b) => a - b);
  const run = longestRun(values);
  if (run.length < SERIES) return null;
  const first = run[0]!;
  const drifted = alike.filter(({ value }) => run.includes(value) && value !== first);
  const { law } = notes[0]!;
  return {
    kind: 'drifting-date',
    items: [...new Set(drifted.map(({ note }) => note.item))],
    law,
    note: `《${law}》的题注逐项递增（${first}至${run.at(-1)}），像是表格下拉填充造成，请按公布文本改正。`,
  };
}

function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
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
