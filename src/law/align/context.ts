import type { ArticleText } from './article-text';
import { Translation } from './equal';
import type { Links } from './links';
import { outOfOrder } from './order';

/** What the links made so far say about a pair not linked yet: place, neighbours, articles referred to. */
export class Context {
  private readonly translation: Translation;
  /** For every old article the linked ones before and after it that keep the order. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  constructor(
    private readonly olds: readonly ArticleText[],
    private readonly news: readonly ArticleText[],
    private readonly links: Links,
  ) {
    this.translation = new Translation(olds, news, links);
    const made = links.all();
    const moved = outOfOrder(made.map(({ next }) => next));
    const anchors = made.filter((_, index) => !moved.has(index)).map(({ old }) => old);
    this.before = new Int32Array(olds.length).fill(-1);
    this.after = new Int32Array(olds.length).fill(-1);
    let at = 0;
    for (let old = 0; old < olds.length; old += 1) {
      while (at < anchors.length && anchors[at]! < old) at += 1;
      this.before[old] = at > 0 ? anchors[at - 1]! : -1;
      while (at < anchors.length && anchors[at]! <= old) at += 1;
      this.after[old] = at < anchors.length ? anchors[at]! : -1;
      at = Math.max(0, at - 1);
    }
  }

  /** 1 where the old article would stand if it kept its place between its linked neighbours, falling off to 0. */
  nearness(old: number, next: number): number {
    const [low, high] = this.gap(old);
    const [first, last] = [this.before[old]!, this.after[old] === -1 ? this.olds.length : this.after[old]!];
    const share = (old - first) / (last - first);
    const expected = low + share * (high - low);
    return Math.exp(-Math.abs(next - expected) / 4);
  }

  /** 1 where nothing else fits between the two neighbours; less the more room there is; 0 outside. */
  wedged(old: number, next: number): number {
    const [low, high] = this.gap(old);
    if (next <= low || next >= high) return 0;
    const last = this.after[old] === -1 ? this.olds.length : this.after[old]!;
    const rooms = Math.max(high - low - 1, last - this.before[old]! - 1);
    return 1 / rooms;
  }

  /** Places in the new text of the linked neighbours. */
  private gap(old: number): [number, number] {
    const [first, last] = [this.before[old]!, this.after[old]!];
    return [
      first === -1 ? -1 : this.links.ofOld[first]!.next,
      last === -1 ? this.news.length : this.links.ofOld[last]!.next,
    ];
  }

  /** 1: both refer to the same articles, -1: to others; 0 where one refers to none or the links do not tell. */
  references(old: number, next: number): number {
    const [from, to] = [this.olds[old]!.references, this.news[next]!.references];
    if (from.length === 0 || to.length === 0) return 0;
    const became = new Set<string>();
    for (const number of from) {
      const now = this.translation.number(number);
      if (now !== null) became.add(now);
    }
    if (became.size === 0) return 0;
    const named = new Set(to);
    let shared = 0;
    for (const number of named) if (became.has(number)) shared += 1;
    return shared === 0 ? -1 : shared / Math.min(became.size, named.size);
  }
}
