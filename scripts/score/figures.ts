import { ALL_FIELDS, scoreCell } from './citations';
import { cells, type Half, lawPairs } from './corpus';
import { type Count, f1, recall, sum, wrong } from './count';
import { scoreLaws } from './laws';

/** One line of the table. */
export interface Figure {
  name: string;
  tuned: number;
  tested: number;
  all: number;
  /** What the figure has to reach. */
  bar: number;
  /** A count of faults: less is better. */
  faults?: true;
}

export interface Scores {
  figures: Figure[];
  /** By pair or cell, what is wrong in it. */
  misses: Map<string, string[]>;
}

/** Every figure over the real texts, each on the half that constants were tuned on, on the other, and on both. */
export function scores(corpus: string): Scores {
  const laws = lawPairs(corpus).map((pair) => ({ ...pair, ...scoreLaws(pair) }));
  const cited = cells(corpus).map((cell) => ({ ...cell, ...scoreCell(cell) }));
  const figure = <T extends { half: Half }>(
    name: string,
    of: readonly T[],
    count: (one: T) => Count,
    value: (count: Count) => number,
    bar: number,
  ): Figure => {
    const on = (part: readonly T[]) => value(sum(part.map(count)));
    const [tuned, tested] = (['tuned', 'tested'] as const).map((half) =>
      on(of.filter((one) => one.half === half)),
    );
    return { name, tuned: tuned!, tested: tested!, all: on(of), bar };
  };
  return {
    figures: [
      figure('article numbers found, F1', laws, (law) => law.articles, f1, 1),
      figure('links old → new, F1', laws, (law) => law.links, f1, 0.985),
      { ...figure('sure links that are wrong', laws, (law) => law.sure, wrong, 0), faults: true },
      figure('true links covered by sure ones', laws, (law) => law.sure, recall, 0.95),
      figure('splits and merges, F1', laws, (law) => law.parts, f1, 0.85),
      figure('links with their kind, F1', laws, (law) => law.kinds, f1, 0.97),
      figure('citations, F1', cited, (cell) => cell, f1, 0.98),
      figure('the same with 章, 附件 and clause', cited, (cell) => scoreCell(cell, ALL_FIELDS), f1, 0.98),
    ],
    misses: new Map(
      [
        ...laws.map(({ name, misses }): [string, string[]] => [name, misses]),
        ...cited.map(({ text, misses }): [string, string[]] => [text, misses]),
      ].filter(([, misses]) => misses.length > 0),
    ),
  };
}
