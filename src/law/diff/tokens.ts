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
  /[（(][一二三四五六七八九十]{1,4}[）)]|[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千万亿]+|[A-Za-z]+|[\s\S]/gu;

/** Numbers the pieces of both texts alike. */
export class Tokenizer {
  private readonly ids = new Map<string, number>();
  private readonly known = new Map<string, number>();

  constructor(private readonly folded: boolean) {}

  tokens(text: string): Tokens {
    const texts: string[] = [];
    const keys: number[] = [];
    let lead = '';
    for (const piece of text.match(PIECE) ?? []) {
      const key = this.keyOf(piece);
      if (key >= 0) {
        texts.push(lead + piece);
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
    const known = this.known.get(piece);
    if (known !== undefined) return known;
    const form = this.folded ? fold(piece) : piece;
    const key = form === '' ? -1 : this.idOf(form);
    this.known.set(piece, key);
    return key;
  }

  private idOf(form: string): number {
    const id = this.ids.get(form) ?? this.ids.size;
    this.ids.set(form, id);
    return id;
  }
}
