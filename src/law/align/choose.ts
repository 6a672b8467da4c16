import type { ArticleText } from './article-text';
import { type Candidate, setLeads } from './candidates';
import { Context } from './context';
import { leadsOf } from './leads';
import { likelihood } from './likelihood';
import type { Link, Links } from './links';

interface Round {
  pass: string;
  least: number;
}

/**
 * The clear pairs are linked first; each round looks again at the others with what those tell about place and
 * references.
 */
const ROUNDS: Round[] = [
  { pass: 'alike', least: 0.97 },
  { pass: 'alike', least: 0.9 },
  { pass: 'likely', least: 0.75 },
  { pass: 'likely', least: 0.5 },
];

/** What nobody else claims, neither whole nor by a sentence, needs less to be each other's. */
const LAST_ROUNDS: Round[] = [
  { pass: 'left-over', least: 0.4 },
  { pass: 'left-over', least: 0.24 },
];

export function linkAlike(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  candidates: readonly Candidate[],
): void {
  run(ROUNDS, olds, news, links, candidates);
}

/** `claimed` are the links by sentences: articles that are split or merged. */
export function linkLeftOver(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  candidates: readonly Candidate[],
  claimed: readonly Link[],
): void {
  const [old, next] = [new Set(claimed.map((link) => link.old)), new Set(claimed.map((link) => link.next))];
  const open = candidates.filter((c) => !old.has(c.old) && !next.has(c.next));
  run(LAST_ROUNDS, olds, news, links, open);
}

function run(
  rounds: readonly Round[],
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  candidates: readonly Candidate[],
): void {
  let open = candidates;
  for (const { pass, least } of rounds) {
    open = open.filter((c) => links.free(c.old, c.next));
    if (open.length === 0) return;
    setLeads(open);
    for (const { old, next, score, margin } of rated(open, new Context(olds, news, links))) {
      if (score < least) break;
      if (links.free(old, next)) links.add({ old, next, score, margin, pass });
    }
  }
}

interface Rated {
  old: number;
  next: number;
  score: number;
  margin: number;
}

/** Most likely first. The margin is how far a pair is ahead of the best other choice for either side. */
function rated(candidates: readonly Candidate[], context: Context): Rated[] {
  const list = candidates.map((candidate): Rated => {
    const { old, next } = candidate;
    return { old, next, score: likelihood(candidate, context), margin: 0 };
  });
  const leads = leadsOf(list, ({ score }) => score);
  list.forEach((pair, index) => {
    pair.margin = Math.max(0, leads[index]!);
  });
  return list.sort((a, b) => b.score - a.score || a.old - b.old || a.next - b.next);
}
