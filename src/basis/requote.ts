import type { LawText } from '../law';
import { readPath } from './address';
import { bare } from './bare';
import { type HeldText, heldText, type Leaf } from './held-text';
import type { Quote } from './quote';
import { type Block, Ground } from './standing';

/** Share of a piece that a quote must hold for the piece to count as quoted. */
const QUOTED = 0.5;

/** A quote that stands this much better in the article takes in more than the provision cited. */
const WIDER = 0.15;

/** A provision before and after, by addresses; several where one quote serves several. */
export interface Carrying {
  older: LawText;
  newer: LawText;
  from: string[];
  to: string[];
}

/**
 * The quote written anew from the new text, verbatim: the same pieces of the provision as it quoted of the old one,
 * set out in lines as the item sets them out. Null where it may stay as it is.
 */
export function requoted(quote: Quote, carrying: Carrying): string | null {
  const { older, newer } = carrying;
  const { from, to } = asWideAs(quote, carrying);
  const was = heldText(older);
  const now = heldText(newer);
  const oldLeaves = unique(from.flatMap((address) => was.quotableAt(address)));
  const cited = new Set(from.flatMap((address) => was.leavesAt(address)));
  const newLeaves = unique(to.flatMap((address) => now.quotableAt(address)));
  const blocks = groundOf(was, oldLeaves).standing(quote.bare.text).blocks;
  const places = placesOf(was, oldLeaves);
  const quoted = oldLeaves.filter((leaf, i) => holds(blocks, places[i]!, was.bareOf(leaf).length, QUOTED));
  const whole = oldLeaves.every((leaf) => !cited.has(leaf) || quoted.includes(leaf));

  const kept = groundOf(now, newLeaves).standing(quote.bare.text).share;
  const before = groundOf(was, oldLeaves).standing(quote.bare.text).share;
  const sameText = textOf(was, oldLeaves) === textOf(now, newLeaves);
  if (sameText || (kept >= before && !(whole && before > 0.5))) return null;

  const withLead = quoted.some((leaf) => !cited.has(leaf));
  const citedNow = new Set(to.flatMap((address) => now.leavesAt(address)));
  const chosen = whole
    ? newLeaves.filter((leaf) => withLead || citedNow.has(leaf))
    : counterparts(was, now, quoted, newLeaves);
  const pieces = chosen.length > 0 ? chosen : newLeaves.filter((leaf) => citedNow.has(leaf));
  const style = styleOf(quote, was, oldLeaves, blocks);
  const text = pieces
    .map((leaf, i) => (i === 0 ? '' : leaf.path.item ? style.item : style.paragraph) + verbatim(newer, leaf))
    .join('')
    .replace(style.numbered ? /^$/ : /^[（(][〇○零一二三四五六七八九十百]{1,5}[）)]\s*/, '');
  return bare(text).text === quote.bare.text ? null : text;
}

/** A quote of more than what is cited is a quote of the article. */
function asWideAs(quote: Quote, { older, from, to }: Carrying): Pick<Carrying, 'from' | 'to'> {
  const articles = (addresses: string[]): string[] => [
    ...new Set(addresses.map((a) => readPath(a)!.article)),
  ];
  const share = (addresses: string[]): number => {
    const held = heldText(older);
    return groundOf(held, unique(addresses.flatMap((a) => held.quotableAt(a)))).standing(quote.bare.text)
      .share;
  };
  const wider = share(articles(from)) - share(from) > WIDER;
  return wider ? { from: articles(from), to: articles(to) } : { from, to };
}

const unique = (leaves: Leaf[]): Leaf[] => [...new Set(leaves)];

const textOf = (held: HeldText, leaves: Leaf[]): string => leaves.map((leaf) => held.bareOf(leaf)).join('');

const groundOf = (held: HeldText, leaves: Leaf[]): Ground => new Ground(textOf(held, leaves));

/** Where each piece starts in the joined bare text. */
function placesOf(held: HeldText, leaves: Leaf[]): number[] {
  let at = 0;
  return leaves.map((leaf) => {
    at += held.bareOf(leaf).length;
    return at - held.bareOf(leaf).length;
  });
}

function holds(blocks: Block[], start: number, length: number, share: number): boolean {
  const sum = blocks.reduce((n, block) => n + overlap(block, start, start + length), 0);
  return length > 0 && sum >= Math.min(length * share, Math.max(24, length * 0.15));
}

const overlap = (block: Block, from: number, to: number): number =>
  Math.max(0, Math.min(to, block.text + block.length) - Math.max(from, block.text));

/** The new pieces that took the place of the quoted ones, in the order of the new text. */
function counterparts(was: HeldText, now: HeldText, quoted: Leaf[], newLeaves: Leaf[]): Leaf[] {
  const chosen = new Set<Leaf>();
  for (const leaf of quoted) {
    const text = was.bareOf(leaf);
    let best: Leaf | null = null;
    let most = 0.4;
    for (const candidate of newLeaves) {
      const share = new Ground(now.bareOf(candidate)).standing(text).share;
      if (share > most) {
        most = share;
        best = candidate;
      }
    }
    if (best) chosen.add(best);
  }
  return newLeaves.filter((leaf) => chosen.has(leaf));
}

/** A piece as the law writes it, in one line, without the list marks that collections put at line heads. */
function verbatim(law: LawText, leaf: Leaf): string {
  const lines = law.verbatim.slice(leaf.start, leaf.end).split('\n');
  return lines.map((line, i) => (i === 0 ? line : line.replace(/^[\s*]+/, '')).trim()).join('');
}

interface Style {
  /** Written before a 款 that is not the first, and before an 项. */
  paragraph: string;
  item: string;
  /** The quote begins with the number of its 项, where it begins with one. */
  numbered: boolean;
}

function styleOf(quote: Quote, was: HeldText, leaves: Leaf[], blocks: Block[]): Style {
  const places = placesOf(was, leaves);
  const style: Partial<Style> = {};
  leaves.forEach((leaf, i) => {
    const block = blocks.find((b) => b.text <= places[i]! && places[i]! < b.text + b.length);
    const letter = block && quote.bare.at[block.quote + places[i]! - block.text];
    if (letter === undefined || letter === 0) return;
    const before = /([\s\u3000]*)[（(]?$/.exec(quote.raw.slice(Math.max(0, letter - 80), letter))![1]!;
    const gap = before.includes('\n') ? before : '';
    if (leaf.path.item) style.item ??= gap;
    else style.paragraph ??= gap;
  });
  const line = /\n[ \t\u3000]*/.exec(quote.raw)?.[0];
  return {
    paragraph: style.paragraph ?? line ?? '\n',
    item: style.item ?? line ?? '',
    numbered: /^[（(]/.test(quote.raw),
  };
}
