import type { Alignment, LinkRow } from '../alignment';
import type { LawText } from '../law-text';
import { articleTexts } from './article-text';
import { kindOf, type Link, Linker } from './links';
import { outOfOrder } from './order';
import { alignParts } from './parts';

/** What became of every article of `old` in `next`, by what they say; the number is weak evidence. */
export function alignLaws(old: LawText, next: LawText): Alignment {
  const [olds, news] = [articleTexts(old), articleTexts(next)];
  const links = new Linker(olds, news).run();
  const moved = outOfOrder(links.map((link) => link.next));
  const linked = links.map((link, index): LinkRow => {
    const [from, to] = [olds[link.old]!, news[link.next]!];
    const kind = kindOf(from, to);
    return {
      old: from.number,
      new: to.number,
      kind,
      sure: isSure(link),
      disputed: false,
      moved: moved.has(index),
      score: round(link.score),
      margin: round(link.margin),
      pass: link.pass,
      parts:
        kind === 'same' || kind === 'renumbered'
          ? []
          : alignParts(old.articles[from.index]!, next.articles[to.index]!),
    };
  });
  const [fromOld, fromNew] = [
    new Set(links.map((link) => link.old)),
    new Set(links.map((link) => link.next)),
  ];
  const deleted = olds.filter(({ index }) => !fromOld.has(index)).map(({ number }) => alone(number, null));
  const added = news.filter(({ index }) => !fromNew.has(index)).map(({ number }) => alone(null, number));
  return { rows: [...linked, ...deleted, ...added], replacements: [] };
}

/** A wrong link is worse than a missing one: without a clear lead over the runner-up a person looks. */
function isSure({ pass, score, margin }: Link): boolean {
  return pass !== 'alike' || (score > 0.6 && margin > 0.15);
}

/** Deleted and added are what no link was found for: never sure by themselves. */
function alone(old: string | null, next: string | null): LinkRow {
  return {
    old,
    new: next,
    kind: old === null ? 'added' : 'deleted',
    sure: false,
    disputed: false,
    moved: false,
    score: 0,
    margin: 0,
    pass: 'none',
    parts: [],
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
