import type { PowerType } from './item';

/** 行政许可 XK, 行政处罚 CF …: the letters that local codes use for the classes too. */
export const TYPE_LETTERS: Record<PowerType, string> = {
  permit: 'XK',
  penalty: 'CF',
  coercion: 'QZ',
  levy: 'ZS',
  benefit: 'JF',
  inspection: 'JC',
  confirmation: 'QR',
  reward: 'JL',
  adjudication: 'CJ',
  other: 'QT',
};

const NUMBER = /^([A-Z]{2})-(\d{4,})$/;

/** Gives numbers of one list. Knows every number ever given there, cancelled items' too, so that none comes twice. */
export class ItemNumbers {
  readonly #last = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    for (const number of taken) this.#take(number);
  }

  /** `XK-0001`; ASCII, never given before, even where gaps are free. */
  next(type: PowerType): string {
    const letters = TYPE_LETTERS[type];
    const number = `${letters}-${String((this.#last.get(letters) ?? 0) + 1).padStart(4, '0')}`;
    this.#take(number);
    return number;
  }

  #take(number: string): void {
    const [, letters, digits] = NUMBER.exec(number) ?? [];
    if (letters) this.#last.set(letters, Math.max(this.#last.get(letters) ?? 0, Number(digits)));
  }
}
