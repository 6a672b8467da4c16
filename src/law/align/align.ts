import type { Alignment, BlanketReplacement } from '../alignment';
import type { LawText } from '../law-text';
import { type ArticleText, articleTexts } from './article-text';
import { type Candidate, candidatePairs, setLeads } from './candidates';
import { linkAlike, linkLeftOver } from './choose';
import { Context } from './context';
import { linkEqual, plainReferences, Translation, withoutReferences } from './equal';
import { alignHeadings } from './headings';
import { type Link, Links } from './links';
import { outOfOrder } from './order';
import { Rarity } from './rarity';
import { blanketReplacements, replaced } from './replacements';
import { rowsOf } from './rows';
import { linkBySentences } from './sentences';
import { hearDecision } from './witness';

export interface AlignOptions {
  /** Text of the decision that made the new version from the old one, read as a second witness. */
  decision?: string;
}

/**
 * What became of every article of `old` in `next`, by what they say; the number is weak evidence. Passes run from
 * equal texts to texts that are merely likely; whatever is not sure says so.
 */
export function alignLaws(old: LawText, next: LawText, options: AlignOptions = {}): Alignment {
  const [olds, news] = [articleTexts(old), articleTexts(next)];
  // Chance must not hang on the direction: the later text is always read as grown from the earlier one.
  const backwards = isLater(old, next);
  const found = backwards ? turned(linked(news, olds)) : linked(olds, news);
  const rows = rowsOf(old, next, olds, news, found.links, found.replacements, backwards);
  return {
    rows: options.decision === undefined ? rows : hearDecision(rows, options.decision),
    replacements: found.replacements,
    headings: alignHeadings(old, next, rows),
  };
}

interface Linked {
  links: Link[];
  replacements: BlanketReplacement[];
}

function isLater(a: LawText, b: LawText): boolean {
  const [dateA, dateB] = [lastDate(a), lastDate(b)];
  return dateA === dateB ? a.verbatim > b.verbatim : dateA > dateB && dateB !== '';
}

const lastDate = ({ preamble }: LawText): string =>
  preamble.notes
    .map(({ date }) => date)
    .sort()
    .at(-1) ?? '';

const turned = ({ links, replacements }: Linked): Linked => ({
  links: links
    .map((link) => ({ ...link, old: link.next, next: link.old }))
    .sort((a, b) => a.old - b.old || a.next - b.next),
  replacements: replacements.map((r) => ({ ...r, old: r.new, new: r.old })),
});

function linked(olds: readonly ArticleText[], news: readonly ArticleText[]): Linked {
  const links = new Links(olds.length, news.length);
  const rarity = linkByHash(olds, news, links);
  const first = candidatePairs(olds, news, links, rarity, []);
  const replacements = blanketReplacements(olds, news, [...links.all(), ...clearest(first)]);
  if (replacements.length > 0) {
    linkEqual(olds, news, links, 'replacement', {
      old: ({ folded }) => withoutReferences(replaced(folded, replacements)),
      next: ({ folded }) => withoutReferences(folded),
    });
  }
  const candidates =
    replacements.length > 0 ? candidatePairs(olds, news, links, rarity, replacements) : first;
  linkAlike(olds, news, links, candidates);
  const sentences = linkBySentences(olds, news, links, rarity, replacements);
  for (const { old, share, clear } of sentences.flows) links.ofOld[old]!.borne = { share, clear };
  linkLeftOver(olds, news, links, candidates, sentences.links);
  const all = [...links.all(), ...sentences.links].sort((a, b) => a.old - b.old || a.next - b.next);
  const moved = outOfOrder(all.map(({ next }) => next));
  return { links: all.map((link, index) => ({ ...link, moved: moved.has(index) })), replacements };
}

/** Equal texts; equal but for the form; equal but for the numbers of articles referred to. */
function linkByHash(olds: readonly ArticleText[], news: readonly ArticleText[], links: Links): Rarity {
  const both = (form: (text: ArticleText) => string) => ({ old: form, next: form });
  linkEqual(
    olds,
    news,
    links,
    'exact',
    both(({ literal }) => literal),
  );
  linkEqual(
    olds,
    news,
    links,
    'retyped',
    both(({ folded }) => folded),
  );
  const translation = new Translation(olds, news, links);
  linkEqual(olds, news, links, 'references', {
    old: ({ folded }) => translation.old(folded),
    next: ({ folded }) => plainReferences(folded),
  });
  const before = new Context(olds, news, links);
  const rest = new Links(olds.length, news.length);
  for (const link of links.all()) rest.add(link);
  linkEqual(
    olds,
    news,
    rest,
    'references',
    both(({ folded }) => withoutReferences(folded)),
  );
  for (const link of rest.all()) {
    if (!links.free(link.old, link.next)) continue;
    // The same words about another article are another rule.
    const doubtful = before.references(link.old, link.next) < 0;
    if (!doubtful) links.add(link);
  }
  return new Rarity([...olds, ...news].map(({ folded }) => folded));
}

function clearest(candidates: readonly Candidate[]): Link[] {
  setLeads(candidates);
  return candidates
    .filter(({ alike, lead }) => alike > 0.6 && lead > 0.15)
    .map(({ old, next }) => ({ old, next, score: 0, margin: 0, pass: '' }));
}
