import type { LinkRow } from '../alignment';
import { type ArticleText, REFERENCE, referenceNumber } from './article-text';
import { type Likeness, PairIndex } from './similarity';

/** A link being made: positions of the two articles, and how it came about. */
export interface Link {
  old: number;
  next: number;
  score: number;
  margin: number;
  pass: string;
  /** How much the two share, both ways. */
  likeness: Likeness;
}

interface Candidate extends Link {
  /** Score with the weak evidence (order, nearness, number, references) added; only for choosing. */
  rank: number;
}

const EXACT: Likeness = { dice: 1, oldInNew: 1, newInOld: 1 };
/** Below this the two texts are no versions of one article. */
const LEAST = 0.3;

/**
 * One-to-one links, from exact to fuzzy: equal texts; equal but for the numbers of articles referred to; alike. Order,
 * nearness, number and the articles referred to only choose between texts that are alike.
 */
export class Linker {
  private readonly ofOld = new Map<number, Link>();
  private readonly ofNew = new Map<number, Link>();

  constructor(
    private readonly olds: ArticleText[],
    private readonly news: ArticleText[],
  ) {}

  run(): Link[] {
    this.exact('exact', (text) => text.literal);
    this.exact('retyped', (text) => text.folded);
    this.exactBetweenNeighbours();
    this.exact('references', (text) => text.folded.replaceAll(REFERENCE, '第条'));
    this.fuzzy('alike', 0.72, 0.12);
    this.fuzzy('alike', 0.5, 0.06);
    this.fuzzy('alike', LEAST, 0);
    return [...this.ofOld.values()].sort((a, b) => a.old - b.old);
  }

  private link(link: Link): void {
    this.ofOld.set(link.old, link);
    this.ofNew.set(link.next, link);
  }

  /** Equal texts; where several are equal, in their order if there are as many on both sides. */
  private exact(pass: string, form: (text: ArticleText) => string): void {
    const olds = groups(
      this.olds.filter(({ index }) => !this.ofOld.has(index)),
      form,
    );
    const news = groups(
      this.news.filter(({ index }) => !this.ofNew.has(index)),
      form,
    );
    for (const [text, from] of olds) {
      const to = news.get(text);
      if (to?.length !== from.length) continue;
      from.forEach((old, i) => {
        this.link({
          old: old.index,
          next: to[i]!.index,
          score: 1,
          margin: from.length === 1 ? 1 : 0.1,
          pass,
          likeness: EXACT,
        });
      });
    }
  }

  /** Equal texts in unequal number (an article kept as 删去, boilerplate): the ones that follow a linked neighbour. */
  private exactBetweenNeighbours(): void {
    const news = groups(
      this.news.filter(({ index }) => !this.ofNew.has(index)),
      (text) => text.folded,
    );
    for (const old of this.olds) {
      if (this.ofOld.has(old.index)) continue;
      const before = this.ofOld.get(old.index - 1)?.next;
      const hit = news
        .get(old.folded)
        ?.find(({ index }) => index === (before ?? -1) + 1 && !this.ofNew.has(index));
      if (hit)
        this.link({ old: old.index, next: hit.index, score: 1, margin: 0.2, pass: 'exact', likeness: EXACT });
    }
  }

  private fuzzy(pass: string, least: number, margin: number): void {
    const olds = this.olds.filter(({ index }) => !this.ofOld.has(index));
    const news = this.news.filter(({ index }) => !this.ofNew.has(index));
    if (olds.length === 0 || news.length === 0) return;
    const index = new PairIndex(
      olds.map((text) => this.translated(text)),
      news.map((text) => text.folded),
    );
    const candidates = this.candidatesOf(index, olds, news);
    const best = new Map<string, number[]>();
    for (const { old, next, rank } of candidates) {
      for (const key of [`o${old}`, `n${next}`]) best.set(key, [...(best.get(key) ?? []), rank]);
    }
    for (const ranks of best.values()) ranks.sort((a, b) => b - a);
    const lead = (c: Candidate) =>
      Math.min(
        c.rank - (best.get(`o${c.old}`)!.find((r) => r < c.rank) ?? 0),
        c.rank - (best.get(`n${c.next}`)!.find((r) => r < c.rank) ?? 0),
      );
    for (const candidate of candidates.sort((a, b) => b.rank - a.rank)) {
      const top =
        candidate.rank === best.get(`o${candidate.old}`)![0] &&
        candidate.rank === best.get(`n${candidate.next}`)![0];
      const ahead = lead(candidate);
      if (candidate.score < least || (margin > 0 && (!top || ahead < margin))) continue;
      if (this.ofOld.has(candidate.old) || this.ofNew.has(candidate.next)) continue;
      const { rank: _, ...link } = candidate;
      this.link({ ...link, pass, margin: Math.max(0, Math.min(1, ahead)) });
    }
  }

  private candidatesOf(index: PairIndex, olds: ArticleText[], news: ArticleText[]): Candidate[] {
    return olds.flatMap((old, o) =>
      index
        .candidates(o, () => true)
        .map((n): Candidate => {
          const next = news[n]!;
          const likeness = index.likeness(o, n);
          const contained = Math.max(likeness.oldInNew, likeness.newInOld);
          const score = 0.75 * likeness.dice + 0.25 * contained;
          return {
            old: old.index,
            next: next.index,
            score,
            margin: 0,
            pass: '',
            likeness,
            rank: score + this.weakEvidence(old, next),
          };
        }),
    );
  }

  private weakEvidence(old: ArticleText, next: ArticleText): number {
    const gap = Math.abs(this.expected(old.index) - next.index);
    const near = 0.1 * Math.exp(-gap / 3);
    const number = old.number === next.number ? 0.01 : 0;
    return near + number + this.referenceEvidence(old, next);
  }

  /** Where the article would stand if it kept its place between its linked neighbours. */
  private expected(old: number): number {
    for (let d = 1; d < this.olds.length; d += 1) {
      const before = this.ofOld.get(old - d);
      if (before) return before.next + d;
      const after = this.ofOld.get(old + d);
      if (after) return after.next - d;
    }
    return old;
  }

  /** Penalty articles look alike; what tells them apart is which articles they punish. */
  private referenceEvidence(old: ArticleText, next: ArticleText): number {
    if (old.references.length === 0 && next.references.length === 0) return 0;
    const became = old.references.map((number) => this.becameOf(number)).filter((number) => number !== null);
    if (became.length === 0 || next.references.length === 0) return 0;
    const shared = became.filter((number) => next.references.includes(number)).length;
    return 0.15 * (shared / Math.max(became.length, next.references.length)) - (shared === 0 ? 0.05 : 0);
  }

  private becameOf(number: string): string | null {
    const old = this.olds.find((text) => text.number === number);
    const link = old && this.ofOld.get(old.index);
    return link ? this.news[link.next]!.number : null;
  }

  /** The old text with the articles it refers to called by their new numbers, as far as they are linked. */
  private translated(text: ArticleText): string {
    return text.folded.replaceAll(REFERENCE, (whole, main: string, inserted: string | undefined) => {
      const became = this.becameOf(referenceNumber(main, inserted));
      return became === null ? whole : `第${became}条`;
    });
  }
}

function groups(texts: ArticleText[], form: (text: ArticleText) => string): Map<string, ArticleText[]> {
  const found = new Map<string, ArticleText[]>();
  for (const text of texts) {
    const key = form(text);
    const group = found.get(key);
    if (group) group.push(text);
    else found.set(key, [text]);
  }
  return found;
}

/** Kind of a one-to-one link; `retyped` stands in place of `same` and `renumbered`. */
export function kindOf(old: ArticleText, next: ArticleText): LinkRow['kind'] {
  if (old.literal !== next.literal) {
    if (old.folded === next.folded) return 'retyped';
    return old.number === next.number ? 'changed' : 'renumbered+changed';
  }
  return old.number === next.number ? 'same' : 'renumbered';
}
