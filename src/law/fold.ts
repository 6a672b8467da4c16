/** The second form of a text, only for comparing: width, white space, bracket style and 帐/账 taken away. */

const VARIANTS: Record<string, string> = {
  '〈': '《',
  '〉': '》',
  '＜': '《',
  '＞': '》',
  '<': '《',
  '>': '》',
  帐: '账',
  笫: '第',
  〇: '零',
  '○': '零',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
};

const GONE = /[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\u3000\ufeff]/;

function foldCharacter(character: string): string {
  const variant = VARIANTS[character];
  if (variant !== undefined) return variant;
  // Plain CJK ideographs, by far the most, are their own NFKC form.
  if (character >= '\u4e00' && character <= '\u9fff') return character;
  if (GONE.test(character)) return '';
  return [...character.normalize('NFKC')].map((c) => (GONE.test(c) ? '' : (VARIANTS[c] ?? c))).join('');
}

/** Two texts that fold alike differ in nothing a lawyer would call a difference. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

export interface FoldedText {
  folded: string;
  /** For each UTF-16 unit of `folded`, the offset in the original of the character it came from; one more for the end. */
  toOriginal: number[];
}

/** `fold` that remembers where every character came from. */
export function foldWithMap(text: string): FoldedText {
  let folded = '';
  const toOriginal: number[] = [];
  let at = 0;
  for (const character of text) {
    const as = foldCharacter(character);
    for (let i = 0; i < as.length; i += 1) toOriginal.push(at);
    folded += as;
    at += character.length;
  }
  toOriginal.push(text.length);
  return { folded, toOriginal };
}
