import { type Alignment, alignLaws, type LinkKind, parseLaw } from '../../src/law';
import type { LawPair, TrueRow } from './corpus';
import { type Count, none } from './count';

export interface LawScore {
  /** Article numbers of both versions. */
  articles: Count;
  /** Links old → new. */
  links: Count;
  /** Of these, the ones said to be sure. */
  sure: Count;
  /** Rows of splits and merges, their kind included. */
  parts: Count;
  /** Links whose kind is right too. */
  kinds: Count;
  /** Rows that are wrong or missing, for reading. */
  misses: string[];
}

type Row = Pick<TrueRow, 'old' | 'new' | 'kind'>;

const keyOf = ({ old, new: next }: Row) => `${old}>${next}`;
const isLink = ({ old, new: next }: Row) => old !== null && next !== null;
const isPart = ({ kind }: Row) => kind === 'split' || kind === 'merged';

/** Rows marked `unsure` are left out on both sides. */
export function scoreLaws({ old, next, truth }: LawPair): LawScore {
  const [a, b] = [parseLaw(old), parseLaw(next)];
  const undecided = new Set(truth.filter(({ unsure }) => unsure).map(keyOf));
  const wanted = new Map(truth.filter((row) => isLink(row) && !row.unsure).map((row) => [keyOf(row), row]));
  const found = alignLaws(a, b).rows.filter((row) => isLink(row) && !undecided.has(keyOf(row)));
  const score: LawScore = {
    articles: none(),
    links: { right: 0, found: found.length, wanted: wanted.size },
    sure: { right: 0, found: 0, wanted: wanted.size },
    parts: { right: 0, found: 0, wanted: [...wanted.values()].filter(isPart).length },
    kinds: { right: 0, found: found.length, wanted: wanted.size },
    misses: [],
  };
  countArticles(
    score.articles,
    [a, b].map(({ articles }) => articles.map(({ number }) => number)),
    truth,
  );
  for (const row of found) countRow(score, row, wanted.get(keyOf(row)));
  const links = new Set(found.map(keyOf));
  for (const [key, row] of wanted) if (!links.has(key)) score.misses.push(`missing ${key} ${row.kind}`);
  return score;
}

function countRow(score: LawScore, row: Alignment['rows'][number], truth: Row | undefined): void {
  const kindRight = truth !== undefined && sameKind(row.kind, truth);
  if (truth) score.links.right += 1;
  if (kindRight) score.kinds.right += 1;
  if (row.sure) {
    score.sure.found += 1;
    if (truth) score.sure.right += 1;
  }
  if (isPart(row)) {
    score.parts.found += 1;
    if (truth?.kind === row.kind) score.parts.right += 1;
  }
  if (kindRight) return;
  const worth = `${row.sure ? 'SURE ' : ''}${row.pass} ${row.score}/${row.margin}`;
  score.misses.push(`${truth ? `${truth.kind} read as` : 'wrong'} ${keyOf(row)} ${row.kind} (${worth})`);
}

/** `retyped` stands in place of `same` or `renumbered`; where truth calls a 帐 → 账 changed, either is right. */
function sameKind(kind: LinkKind, { old, new: next, kind: wanted }: Row): boolean {
  if (kind !== 'retyped') return kind === wanted;
  const renumbered = old !== next;
  return (renumbered ? ['renumbered', 'renumbered+changed'] : ['same', 'changed']).includes(wanted);
}

function countArticles(count: Count, read: string[][], truth: readonly TrueRow[]): void {
  (['old', 'new'] as const).forEach((side, index) => {
    const wanted = new Set(truth.flatMap((row) => row[side] ?? []));
    count.found += read[index]!.length;
    count.wanted += wanted.size;
    count.right += new Set(read[index]!.filter((number) => wanted.has(number))).size;
  });
}
