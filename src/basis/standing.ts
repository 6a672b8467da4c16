import { ELISION } from './bare';

/** How much of a quote stands in a text, and where: common blocks over bare text (see `bare.ts`). Linear in both. */

export interface Block {
  /** Offset in the quote. */
  quote: number;
  /** Offset in the text. */
  text: number;
  length: number;
}

/** A place where quote and text part company, as both write it. */
export interface Difference {
  quote: string;
  text: string;
  /** Between two found pieces, so that both sides are known; false at the ends and where the quote leaps. */
  inner: boolean;
}

export interface Standing {
  /** Share of the quote found in the text, 0 to 1. */
  share: number;
  blocks: Block[];
  differences: Difference[];
}

/** A quote stands where this share of it is found: slips and elisions pass, an amended sentence does not. */
export const STANDS = 0.9;
/** Letters without which a quote proves nothing. */
export const TELLING = 8;

const GRAM = 4;
/** Positions remembered for one gram: boilerplate repeats, and a hostile text may repeat without end. */
const POSITIONS = 48;
/** Words missing or differing up to these lengths are read as such; beyond, the quote leaps (an elision). */
const GAP = 24;
const GAP_REPLACED = 60;

/** A text made ready to look quotes up in. */
export class Ground {
  private grams: Map<string, number[]> | null = null;

  constructor(readonly text: string) {}

  /** How `quote` (bare) stands in this text. An empty quote stands nowhere. */
  standing(quote: string): Standing {
    if (quote.length === 0) return { share: 0, blocks: [], differences: [] };
    const at = this.text.indexOf(quote);
    if (at >= 0) {
      return { share: 1, blocks: [{ quote: 0, text: at, length: quote.length }], differences: [] };
    }
    const blocks = this.blocks(quote);
    const slips = slipsBetween(quote, this.text, blocks);
    const covered = blocks.reduce((sum, b) => sum + b.length, 0) + slips.covered;
    const length = quote.replaceAll(ELISION, '').length;
    return { share: Math.min(1, covered / Math.max(1, length)), blocks, differences: slips.differences };
  }

  private blocks(quote: string): Block[] {
    const grams = this.index();
    const blocks: Block[] = [];
    let i = 0;
    let last: Block | null = null;
    while (i + GRAM <= quote.length) {
      const places = grams.get(quote.slice(i, i + GRAM));
      if (!places) {
        i++;
        continue;
      }
      const after: number = last ? last.text + last.length : 0;
      let best: Block = { quote: i, text: -1, length: 0 };
      for (const text of places) {
        const length = this.extent(quote, i, text);
        const nearer = length === best.length && Math.abs(text - after - 1) < Math.abs(best.text - after - 1);
        if (length > best.length || nearer) best = { quote: i, text, length };
      }
      blocks.push(best);
      last = best;
      i += best.length;
    }
    return blocks;
  }

  private extent(quote: string, from: number, text: number): number {
    let n = GRAM;
    while (from + n < quote.length && quote[from + n] === this.text[text + n]) n++;
    return n;
  }

  private index(): Map<string, number[]> {
    if (this.grams) return this.grams;
    const grams = new Map<string, number[]>();
    for (let i = 0; i + GRAM <= this.text.length; i++) {
      const gram = this.text.slice(i, i + GRAM);
      const places = grams.get(gram);
      if (!places) grams.set(gram, [i]);
      else if (places.length < POSITIONS) places.push(i);
    }
    this.grams = grams;
    return grams;
  }
}

/** Reads the gaps between blocks that follow one another in the text too: typing slips, words put in or left out. */
function slipsBetween(
  quote: string,
  text: string,
  blocks: Block[],
): { covered: number; differences: Difference[] } {
  const differences: Difference[] = [];
  let covered = 0;
  let quoteEnd = 0;
  let textEnd: number | null = null;
  for (const block of [...blocks, { quote: quote.length, text: -1, length: 0 }]) {
    const between = quote.slice(quoteEnd, block.quote);
    const inQuote = between.replaceAll(ELISION, '');
    const gap = block.text >= 0 && textEnd !== null ? block.text - textEnd : -1;
    const follows =
      inQuote === between && gap >= 0 && gap <= (inQuote ? GAP_REPLACED : GAP) && inQuote.length <= GAP;
    const inText = follows ? text.slice(textEnd ?? 0, block.text) : '';
    if (follows) covered += commonLength(inQuote, inText);
    if (inQuote || inText) differences.push({ quote: inQuote, text: inText, inner: follows });
    quoteEnd = block.quote + block.length;
    textEnd = block.text + block.length;
  }
  return { covered, differences };
}

/** Length of the longest common subsequence; both are short. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next.push(b[j - 1] === letter ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    }
    row = next;
  }
  return row[b.length]!;
}

const NUMERAL = /[0-9〇零一二三四五六七八九十百千万亿]/g;

/**
 * True for a difference that an amendment makes and a slip of the pen does not: other figures, other words, words put
 * in or left out in mid-sentence.
 */
export function material({ quote, text, inner }: Difference): boolean {
  if (!inner) return false;
  if (figures(quote) !== figures(text)) return true;
  // Left out altogether: offices drop words in copying, a longer phrase has been put into the law.
  if (quote === '') return text.length >= 6;
  const common = commonLength(quote, text);
  if (text.length - common >= 3 || quote.length - common >= 4) return true;
  return quote.length >= 2 && text.length >= 2 && common === 0;
}

const figures = (words: string): string => (words.match(NUMERAL) ?? []).join('');

/** Word for word but for slips. */
export const stands = (standing: Standing): boolean =>
  standing.share >= STANDS && !standing.differences.some(material);

/** The first differences, told in Chinese; empty where there are none. */
export function slipsOf(standing: Standing): string {
  const told = standing.differences.slice(0, 3).map(({ quote, text }) => {
    if (!text) return `多出“${brief(quote)}”`;
    return quote ? `“${brief(quote)}”应为“${brief(text)}”` : `少“${brief(text)}”`;
  });
  return told.join('，');
}

const brief = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);
