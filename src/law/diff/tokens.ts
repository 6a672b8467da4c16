import { fold } from '../fold';

/** A text cut into the smallest pieces a reader sees as one: a number, a foreign word, else a character. */
export interface Tokens {
  /** As written; in folded comparison white space belongs to what stands before it. */
  texts: string[];
  /** Equal for pieces that compare as equal. */
  keys: Int32Array;
}

/**
 * 二十万 → 五十万 is one change of one number, not 二 → 五, and （四） → （三） one of a mark. Own classes only: ICU differs from
 * one Node to the next.
 */
const PIECE =
  /[（(][一二三四五六七八九十]{1,4}[）)]|[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千万亿]+|[A-Za-z]+|[\s\S]/uy;

/** What may begin a longer piece. All else, by far the most, is a piece of its own and needs no search. */
const BEGINS_LONGER = /[（(0-9０-９〇零一二三四五六七八九十百千万亿A-Za-z\ud800-\udbff]/;

/** By code unit. */
const beginsLonger = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  Number(BEGINS_LONGER.test(String.fromCharCode(unit))),
);

/** Numbers of pieces longer than a code unit begin here; the others have that of their unit. */
const LONGER = 0x10000;

/** By code unit the number of its folded form, one more; 0 where it was not asked for yet or is not one unit. */
const folded = new Int32Array(LONGER);

/** Numbers the pieces of both texts alike. */
export class Tokenizer {
  private readonly ids = new Map<string, number>();

  constructor(private readonly folds: boolean) {}

  tokens(text: string): Tokens {
    const texts: string[] = [];
    const keys: number[] = [];
    let lead = '';
    for (let at = 0; at < text.length; ) {
      const piece = pieceAt(text, at);
      at += piece.length;
      const key = this.keyOf(piece);
      if (key >= 0) {
        texts.push(lead === '' ? piece : lead + piece);
        keys.push(key);
        lead = '';
      } else if (texts.length > 0) texts[texts.length - 1] += piece;
      else lead += piece;
    }
    // White space and nothing else.
    if (lead !== '') {
      texts.push(lead);
      keys.push(this.idOf(''));
    }
    return { texts, keys: Int32Array.from(keys) };
  }

  /** -1 for what folds away to nothing. */
  private keyOf(piece: string): number {
    if (!this.folds) return this.idOf(piece);
    const known = piece.length === 1 ? folded[piece.charCodeAt(0)]! : 0;
    if (known > 0) return known - 1;
    const form = fold(piece);
    if (form === '') return -1;
    const key = this.idOf(form);
    if (piece.length === 1 && form.length === 1) folded[piece.charCodeAt(0)] = key + 1;
    return key;
  }

  private idOf(form: string): number {
    if (form.length === 1) return form.charCodeAt(0);
    const id = this.ids.get(form) ?? LONGER + this.ids.size;
    this.ids.set(form, id);
    return id;
  }
}

function pieceAt(text: string, at: number): string {
  if (beginsLonger[text.charCodeAt(at)] === 0) return text[at]!;
  PIECE.lastIndex = at;
  return PIECE.exec(text)![0];
}
