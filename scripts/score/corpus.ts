import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkKind } from '../../src/law';

/** The real texts beside the project, read in place; `corpus/README.md` there says what each file holds. */

/** One row read by hand: which old article became which new one. */
export interface TrueRow {
  old: string | null;
  new: string | null;
  kind: LinkKind;
  /** The reader could not decide: left out of every figure. */
  unsure?: boolean;
}

/** Constants were tuned on one half only; the other half tests them. */
export type Half = 'tuned' | 'tested';

export interface LawPair {
  name: string;
  half: Half;
  old: string;
  next: string;
  truth: TrueRow[];
}

export interface Cell {
  half: Half;
  text: string;
  expect: Record<string, string | null>[];
}

/** By law, since two pairs of one law share a text; every other one in the order of code points. */
export function lawPairs(corpus: string): LawPair[] {
  const names = readdirSync(join(corpus, 'truth')).sort();
  const laws = [...new Set(names.map((name) => name.split('__')[0]!))];
  return names.map((file) => {
    const name = file.replace(/\.json$/, '');
    const [law, from, to] = name.split('__') as [string, string, string];
    const text = (date: string) => readFileSync(join(corpus, 'laws', law, `${date}.txt`), 'utf8');
    return {
      name: `${law} ${from} → ${to}`,
      half: laws.indexOf(law) % 2 === 0 ? 'tuned' : 'tested',
      old: text(from),
      next: text(to),
      truth: JSON.parse(readFileSync(join(corpus, 'truth', file), 'utf8')) as TrueRow[],
    };
  });
}

/** Rules were made on the even lines. */
export function cells(corpus: string): Cell[] {
  const lines = readFileSync(join(corpus, 'citations.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line, index) => ({
    ...(JSON.parse(line) as Pick<Cell, 'text' | 'expect'>),
    half: (index + 1) % 2 === 0 ? 'tuned' : 'tested',
  }));
}
