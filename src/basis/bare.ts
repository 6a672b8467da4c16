import { foldWithMap } from '../law';

/**
 * Text for comparing quotes: folded as law texts are, then without punctuation, which offices drop and swap freely.
 */
export interface Bare {
  text: string;
  /** Offset in the original of each letter of `text`. */
  at: number[];
}

/** Stands in bare text where the writer marked that words are left out. */
export const ELISION = '\ue000';

const NOT_READ = /[^\p{L}\p{N}\p{S}]/u;

/** Reads a text bare, each letter with its place in the original. */
export function bare(original: string): Bare {
  const { folded, toOriginal } = foldWithMap(original);
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < folded.length; i++) {
    const letter = folded[i]!;
    const isHan = letter >= '\u4e00' && letter <= '\u9fff';
    if (!isHan && letter !== ELISION && !/[\ud800-\udfff]/.test(letter) && NOT_READ.test(letter)) continue;
    text += letter;
    at.push(toOriginal[i]!);
  }
  return { text, at };
}
