import { type ArticleText, withReferences } from './article-text';
import type { Links } from './links';

/**
 * Equal texts, by hash. Where several are equal (删去, boilerplate) they are taken in order if there are as many on both
 * sides, and else left to what follows a linked neighbour.
 */
export function linkEqual(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  pass: string,
  form: { old: (text: ArticleText) => string; next: (text: ArticleText) => string },
): void {
  const from = groups(
    olds.filter(({ index }) => !links.ofOld[index]),
    form.old,
  );
  const to = groups(
    news.filter(({ index }) => !links.ofNew[index]),
    form.next,
  );
  const unequal: [ArticleText[], ArticleText[]][] = [];
  for (const [text, group] of from) {
    const other = to.get(text);
    if (!other) continue;
    if (other.length !== group.length) unequal.push([group, other]);
    else
      group.forEach((old, i) => {
        const margin = group.length === 1 ? 1 : 0.5;
        links.add({ old: old.index, next: other[i]!.index, score: 1, margin, pass });
      });
  }
  for (const [group, other] of unequal) linkNextToLinked(group, other, links, pass);
}

function linkNextToLinked(olds: ArticleText[], news: ArticleText[], links: Links, pass: string): void {
  const open = new Set(news.map(({ index }) => index));
  for (const { index } of olds) {
    const before = links.ofOld[index - 1]?.next;
    const after = links.ofOld[index + 1]?.next;
    const next = [before === undefined ? null : before + 1, after === undefined ? null : after - 1].find(
      (place) => place !== null && open.has(place) && !links.ofNew[place],
    );
    if (next == null) continue;
    const both = before === next - 1 && after === next + 1;
    links.add({ old: index, next, score: 1, margin: both ? 0.4 : 0.2, pass });
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

/** The old text with the articles it refers to called by their new numbers, as far as they are linked. */
export class Translation {
  private readonly became = new Map<string, string>();

  constructor(olds: readonly ArticleText[], news: readonly ArticleText[], links: Links) {
    for (const link of links.ofOld)
      if (link) this.became.set(olds[link.old]!.number, news[link.next]!.number);
  }

  number(old: string): string | null {
    return this.became.get(old) ?? null;
  }

  /** `第63条` for every article named, by its new number; one not linked yet is `第?条`. */
  old(folded: string): string {
    return withReferences(folded, (number) => `第${this.became.get(number) ?? '?'}条`);
  }
}

/** The new text in the same form. */
export function plainReferences(folded: string): string {
  return withReferences(folded, (number) => `第${number}条`);
}

export function withoutReferences(folded: string): string {
  return withReferences(folded, () => '第条');
}
