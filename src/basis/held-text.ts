import type { Article, LawText, Span } from '../law';
import { type Path, readPath } from './address';
import { bare } from './bare';
import { Ground, type Standing } from './standing';

/** The smallest pieces of an article: the lead of a 款, the lead of an 项, a 目. Spans point into the verbatim text. */
export interface Leaf extends Span {
  path: Path;
  /** Range in the article's bare text. */
  from: number;
  to: number;
}

export interface ArticleText {
  number: string;
  bare: string;
  ground: Ground;
  leaves: Leaf[];
  /** Offset in the verbatim text of each letter of `bare`. */
  at: number[];
}

/** A quote found in an article, and how it stands there. */
export interface Find {
  article: ArticleText;
  standing: Standing;
}

const GRAM = 4;
/** Articles looked at closely for one quote. */
const CLOSE = 6;

/** One law text made ready to look quotes up in; made once for a version. */
export class HeldText {
  readonly articles = new Map<string, ArticleText>();
  private readonly list: ArticleText[] = [];
  private grams: Map<string, number[]> | null = null;

  constructor(readonly law: LawText) {
    for (const article of law.articles) {
      // A number that stands twice in a broken text is read at its first place.
      if (this.articles.has(article.number)) continue;
      const text = articleText(law.verbatim, article);
      this.articles.set(article.number, text);
      this.list.push(text);
    }
  }

  /** The pieces that an address covers; none where the text has no such provision. */
  leavesAt(address: string): Leaf[] {
    const path = readPath(address);
    const article = path && this.articles.get(path.article);
    return article ? article.leaves.filter((leaf) => covers(path, leaf.path)) : [];
  }

  /** The bare text at an address; empty where there is none. */
  bareAt(address: string): string {
    return this.leavesAt(address)
      .map((leaf) => this.bareOf(leaf))
      .join('');
  }

  /** How a bare quote stands at an address. An 项 is quoted with the lead of its 款 or without: both count. */
  standingAt(address: string, quote: string): Standing {
    const path = readPath(address);
    const article = path && this.articles.get(path.article);
    if (!article) return { share: 0, blocks: [], differences: [] };
    if (!path.paragraph && !path.item) return article.ground.standing(quote);
    return new Ground(
      this.quotableAt(address)
        .map((leaf) => this.bareOf(leaf))
        .join(''),
    ).standing(quote);
  }

  /** The pieces at an address and the sentences that open the lists they stand in. */
  quotableAt(address: string): Leaf[] {
    const cited = this.leavesAt(address);
    const article = this.articles.get(cited[0]?.path.article ?? '');
    return article?.leaves.filter((leaf) => cited.some((c) => c === leaf || leads(leaf.path, c.path))) ?? [];
  }

  /** The bare text of one piece. */
  bareOf(leaf: Leaf): string {
    return this.articles.get(leaf.path.article)!.bare.slice(leaf.from, leaf.to);
  }

  /** The articles where a bare quote stands best, best first. */
  find(quote: string): Find[] {
    const votes = new Map<number, number>();
    const grams = this.index();
    for (let i = 0; i + GRAM <= quote.length; i++) {
      for (const article of grams.get(quote.slice(i, i + GRAM)) ?? []) {
        votes.set(article, (votes.get(article) ?? 0) + 1);
      }
    }
    const close = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CLOSE);
    const finds = close.map(([index]) => {
      const article = this.list[index]!;
      return { article, standing: article.ground.standing(quote) };
    });
    return finds.sort(
      (a, b) => b.standing.share - a.standing.share || a.article.bare.length - b.article.bare.length,
    );
  }

  private index(): Map<string, number[]> {
    if (this.grams) return this.grams;
    const grams = new Map<string, number[]>();
    this.list.forEach(({ bare: text }, article) => {
      for (let i = 0; i + GRAM <= text.length; i++) {
        const gram = text.slice(i, i + GRAM);
        const places = grams.get(gram);
        if (!places) grams.set(gram, [article]);
        else if (places.at(-1) !== article) places.push(article);
      }
    });
    this.grams = grams;
    return grams;
  }
}

/** True where `path` names the piece at `leaf` or something around it. */
function covers(path: Path, leaf: Path): boolean {
  return (
    (!path.paragraph || path.paragraph === leaf.paragraph) &&
    (!path.item || path.item === leaf.item) &&
    (!path.subitem || path.subitem === leaf.subitem)
  );
}

/** True where `lead` is the sentence that opens the list in which `below` stands. */
function leads(lead: Path, below: Path): boolean {
  if (lead.paragraph !== below.paragraph) return false;
  if (below.item && !lead.item) return true;
  return Boolean(below.subitem && lead.item === below.item && !lead.subitem);
}

const HEAD =
  /^[\s\ufeff\u200b]*[第笫]\s*[\d０-９〇○零一二三四五六七八九十百千\s]{1,16}条(?:\s*之[一二三四五六七八九十]{1,3})*(?:\s*【[^】]{0,60}】)?/;

function articleText(verbatim: string, article: Article): ArticleText {
  const leaves: Leaf[] = [];
  const at: number[] = [];
  let text = '';
  const add = (start: number, end: number, path: Path): void => {
    const head = start <= article.start ? (HEAD.exec(verbatim.slice(start, end))?.[0].length ?? 0) : 0;
    const piece = bare(verbatim.slice(start + head, end));
    for (const offset of piece.at) at.push(start + head + offset);
    leaves.push({ path, start: start + head, end, from: text.length, to: text.length + piece.text.length });
    text += piece.text;
  };
  article.paragraphs.forEach((paragraph, i) => {
    const path: Path = { article: article.number, paragraph: String(i + 1), item: null, subitem: null };
    add(paragraph.start, paragraph.items[0]?.start ?? paragraph.end, path);
    for (const item of paragraph.items) {
      const itemPath = { ...path, item: item.number };
      add(item.start, item.subitems[0]?.start ?? item.end, itemPath);
      for (const subitem of item.subitems) {
        add(subitem.start, subitem.end, { ...itemPath, subitem: subitem.number });
      }
    }
  });
  return { number: article.number, bare: text, ground: new Ground(text), leaves, at };
}

const held = new WeakMap<LawText, HeldText>();

/** The text of a version made ready, kept as long as the version itself is. */
export function heldText(law: LawText): HeldText {
  const known = held.get(law) ?? new HeldText(law);
  held.set(law, known);
  return known;
}

/** Letters of each piece of an article that blocks found in it touch, in the order of its `leaves`. */
export function touched(article: ArticleText, standing: Standing): number[] {
  return article.leaves.map((leaf) =>
    standing.blocks.reduce(
      (sum, block) =>
        sum + Math.max(0, Math.min(leaf.to, block.text + block.length) - Math.max(leaf.from, block.text)),
      0,
    ),
  );
}

/** The verbatim text at an address, number heads left out; null where the text has no such provision. */
export function textAt(law: LawText, address: string): string | null {
  const leaves = heldText(law).leavesAt(address);
  const last = leaves.at(-1);
  return last ? law.verbatim.slice(leaves[0]!.start, last.end).trim() : null;
}

/** Where in an article a quote stands, named as finely as `like`; null parts where it spreads over several. */
export function placeOf(find: Find, like: Path): Path {
  const counts = touched(find.article, find.standing);
  const total = counts.reduce((sum, n) => sum + n, 0);
  let path: Path = { article: find.article.number, paragraph: null, item: null, subitem: null };
  for (const unit of ['paragraph', 'item', 'subitem'] as const) {
    if (!like[unit] && !(unit === 'paragraph' && like.item)) break;
    const sums = new Map<string, number>();
    find.article.leaves.forEach((leaf, i) => {
      const value = leaf.path[unit];
      if (value && covers(path, leaf.path)) sums.set(value, (sums.get(value) ?? 0) + counts[i]!);
    });
    const [value, sum] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (value === undefined || sum === undefined || sum < total * 0.4) break;
    path = { ...path, [unit]: value };
  }
  return path;
}
