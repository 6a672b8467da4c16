import type { EnactmentNote } from '../law-text';

const DATE =
  /(\d{4}|[０-９]{4})[\s\u3000]*年[\s\u3000]*(\d{1,2}|[０-９]{1,2})[\s\u3000]*月[\s\u3000]*(\d{1,2}|[０-９]{1,2})[\s\u3000]*日/g;

/** The acts that a preamble names, in the order of the text. */
export function enactmentNotes(preamble: string): EnactmentNote[] {
  const dates = [...preamble.matchAll(DATE)];
  return dates.flatMap((match, index) => {
    const from = phraseStart(preamble, match.index);
    const to = dates[index + 1] ? phraseStart(preamble, dates[index + 1]!.index) : preamble.length;
    const text = preamble
      .slice(from, to)
      .replaceAll(/[\s\u3000]+/g, ' ')
      .replace(/[（(]\s*$/, '')
      .trim();
    const date = isoDate(match[1]!, match[2]!, match[3]!);
    return date ? [{ date, act: actIn(text), text: balanced(text) }] : [];
  });
}

/** A phrase may open with 根据 or 自 before its date. */
function phraseStart(text: string, date: number): number {
  const lead = /(?:根据|依据|自|并?于)[\s\u3000]*$/.exec(text.slice(Math.max(0, date - 6), date));
  return lead ? date - lead[0].length : date;
}

/** Brackets of the whole preamble do not belong to its last phrase. */
function balanced(text: string): string {
  const opens = (text.match(/[（(]/g) ?? []).length;
  const closes = (text.match(/[）)]/g) ?? []).length;
  return closes > opens ? text.replace(/[）)]\s*$/, '').trim() : text;
}

function actIn(text: string): EnactmentNote['act'] {
  if (/(?:施行|实施|生效)/.test(text) && !/(?:修正|修订|修改|通过|公布|发布)/.test(text)) return 'effective';
  // 《关于修改…的决定》 alone is the name of an instrument; the act stands after it.
  const outside = text.replaceAll(/《[^》]*》/g, '');
  if (/(?:修正|修订|修改)/.test(outside)) return 'amended';
  if (/通过/.test(outside)) return 'passed';
  if (/(?:公布|发布|颁布|第\d+号|令)/.test(outside)) return 'promulgated';
  return /《[^》]*(?:修改|修正)[^》]*》/.test(text) ? 'amended' : 'promulgated';
}

/** ISO date, or null for a day that no calendar has. */
export function isoDate(year: string, month: string, day: string): string | null {
  const [y, m, d] = [year, month, day].map((part) => Number(part.normalize('NFKC'))) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : null;
}
