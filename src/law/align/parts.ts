import type { PartLink } from '../alignment';
import { fold } from '../fold';
import type { Article } from '../law-text';

interface Part {
  address: string;
  text: string;
}

const NUMBER = /^(?:第[^条]{1,9}条(?:之.)?)?[（(]?(?:[一二三四五六七八九十百]+|\d+)[）).、]?/;

/**
 * 款 and 项 of two linked articles, carried from one to the other. Paragraphs are paired by their words in order; items
 * inside a pair of paragraphs likewise.
 */
export function alignParts(old: Article, next: Article): PartLink[] {
  const links: PartLink[] = [];
  const paragraphs = (article: Article) =>
    article.paragraphs.map(
      (paragraph, index): Part => ({
        address: `${article.number}.${index + 1}`,
        text: fold([paragraph.text, ...paragraph.items.map(({ text }) => text)].join('')),
      }),
    );
  for (const [from, to] of pair(paragraphs(old), paragraphs(next))) {
    links.push(link(from, to));
    if (!from || !to) continue;
    links.push(...pair(itemsOf(old, from), itemsOf(next, to)).map(([a, b]) => link(a, b)));
  }
  return links;
}

function itemsOf(article: Article, { address }: Part): Part[] {
  const paragraph = article.paragraphs[Number(address.split('.')[1]) - 1]!;
  return paragraph.items.map(({ number, text, subitems }) => ({
    address: `${address}.${number}`,
    text: fold([text, ...subitems.map((sub) => sub.text)].join('')),
  }));
}

function link(old: Part | null, next: Part | null): PartLink {
  return {
    old: old?.address ?? null,
    new: next?.address ?? null,
    same: old !== null && next !== null && plain(old.text) === plain(next.text),
  };
}

const plain = (text: string) => text.replace(NUMBER, '').replace(/[。；;]$/, '');

/** Pairs in order by likeness (the classic alignment of two sequences), the unpaired with null on the other side. */
function pair(olds: Part[], news: Part[]): [Part | null, Part | null][] {
  const score = Array.from({ length: olds.length + 1 }, () => new Float64Array(news.length + 1));
  const likeness = olds.map((a) => news.map((b) => alike(a.text, b.text)));
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    for (let j = news.length - 1; j >= 0; j -= 1) {
      const together = likeness[i]![j]! >= 0.4 ? likeness[i]![j]! + score[i + 1]![j + 1]! : 0;
      score[i]![j] = Math.max(together, score[i + 1]![j]!, score[i]![j + 1]!);
    }
  }
  const pairs: [Part | null, Part | null][] = [];
  let [i, j] = [0, 0];
  while (i < olds.length && j < news.length) {
    const like = likeness[i]![j]!;
    if (like >= 0.4 && Math.abs(score[i]![j]! - (like + score[i + 1]![j + 1]!)) < 1e-9)
      pairs.push([olds[i++]!, news[j++]!]);
    else if (score[i + 1]![j]! >= score[i]![j + 1]!) pairs.push([olds[i++]!, null]);
    else pairs.push([null, news[j++]!]);
  }
  for (; i < olds.length; i += 1) pairs.push([olds[i]!, null]);
  for (; j < news.length; j += 1) pairs.push([null, news[j]!]);
  return pairs;
}

/** Dice over character pairs. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i += 1)
    counts.set(a.slice(i, i + 2), (counts.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const left = counts.get(b.slice(i, i + 2)) ?? 0;
    if (left > 0) {
      shared += 1;
      counts.set(b.slice(i, i + 2), left - 1);
    }
  }
  const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return all === 0 ? 0 : (2 * shared) / all;
}
