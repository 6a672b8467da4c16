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
  if (GONE.test(character)) return '';
  return [...character.normalize('NFKC')].map((c) => (GONE.test(c) ? '' : (VARIANTS[c] ?? c))).join('');
}

/** Folded forms by code unit, filled as they are met. */
const known: (string | undefined)[] = new Array<string | undefined>(0x10000).fill(undefined);

/** Plain CJK ideographs, by far the most, are their own form. */
const isPlain = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff && unit !== 0x5e10 && unit !== 0x7b2b;

/** The form of the character at a place, and how many code units it takes. */
function formAt(text: string, at: number): { form: string; length: number } {
  const unit = text.charCodeAt(at);
  const point = unit >= 0xd800 && unit <= 0xdbff ? text.codePointAt(at)! : unit;
  if (point > 0xffff) return { form: foldCharacter(String.fromCodePoint(point)), length: 2 };
  known[unit] ??= foldCharacter(text[at]!);
  return { form: known[unit], length: 1 };
}

/** Two texts that fold alike differ in nothing a lawyer would call a difference. */
export function fold(text: string): string {
  let folded = '';
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    if (isPlain(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const { form, length } = formAt(text, at);
    folded += text.slice(plain, at) + form;
    at += length;
    plain = at;
  }
  return plain === 0 ? text : folded + text.slice(plain);
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
  while (at < text.length) {
    const { form, length } = isPlain(text.charCodeAt(at)) ? { form: text[at]!, length: 1 } : formAt(text, at);
    for (let i = 0; i < form.length; i += 1) toOriginal.push(at);
    folded += form;
    at += length;
  }
  toOriginal.push(text.length);
  return { folded, toOriginal };
}
