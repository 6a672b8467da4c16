import type { LawText } from './law-text';
import { isoDate } from './parse/preamble';

/** When this version was made and since when it is in force, as far as the text says. ISO dates. */
export interface Enactment {
  promulgated: string | null;
  effective: string | null;
  /** In Chinese: what had to be guessed, and how. */
  doubts: string[];
}

const IN_FORCE = /自(\d{4}|[０-９]{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|生效)/;

/** Reads the dates of this version from the preamble and, for its first day in force, from the last article. */
export function enactment(law: LawText): Enactment {
  const acts = law.preamble.notes.filter(({ act }) => act !== 'effective');
  const doubts: string[] = [];
  const promulgated =
    acts
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? null;
  if (promulgated === null) doubts.push('题注里没有公布或修改日期');
  else if (acts.at(-1)!.date !== promulgated)
    doubts.push(`题注里的日期不按先后排列，取最晚的 ${promulgated}`);
  const effective = effectiveDate(
    law,
    promulgated,
    acts.some(({ act }) => act === 'amended'),
    doubts,
  );
  return { promulgated, effective, doubts };
}

function effectiveDate(
  law: LawText,
  promulgated: string | null,
  amended: boolean,
  doubts: string[],
): string | null {
  const noted = law.preamble.notes.filter(({ act }) => act === 'effective').at(-1)?.date ?? withinNote(law);
  if (noted && (!promulgated || noted >= promulgated)) return noted;
  const last = law.articles.at(-1);
  const written = last && IN_FORCE.exec(law.verbatim.slice(last.start, last.end).replaceAll(/\s/g, ''));
  const date = written && isoDate(written[1]!, written[2]!, written[3]!);
  if (date && (!promulgated || date >= promulgated)) return date;
  if (promulgated && amended) {
    doubts.push(`没有写明本次修改的施行日期，按修改之日 ${promulgated} 起施行`);
    return promulgated;
  }
  if (promulgated) doubts.push(`没有写明施行日期，按公布之日 ${promulgated} 起施行`);
  return promulgated;
}

/** `…修订，自2021年7月15日起施行` stands inside the last note. */
function withinNote(law: LawText): string | null {
  const preamble = law.verbatim.slice(law.preamble.start, law.preamble.end).replaceAll(/\s/g, '');
  const match = [...preamble.matchAll(new RegExp(IN_FORCE, 'g'))].at(-1);
  return match ? isoDate(match[1]!, match[2]!, match[3]!) : null;
}
