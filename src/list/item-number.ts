import type { PowerType } from './item';

const LETTERS: Record<PowerType, string> = {
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

/**
 * Hands out permanent item numbers of one list: letters of the type and a running number, `CF-0012`. A number once
 * taken is never given again, also not after its item has ended.
 */
export class ItemNumbers {
  private readonly last = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    for (const number of taken) this.take(number);
  }

  next(type: PowerType): string {
    const letters = LETTERS[type];
    const number = `${letters}-${String((this.last.get(letters) ?? 0) + 1).padStart(4, '0')}`;
    this.take(number);
    return number;
  }

  private take(number: string): void {
    const [letters, running] = number.split('-');
    this.last.set(letters!, Math.max(this.last.get(letters!) ?? 0, Number(running)));
  }
}

export const ITEM_NUMBER = /^[A-Z]{2}-\d{4,6}$/;
