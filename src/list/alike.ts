/** How alike two texts are by pairs of characters, from 0 to 1 (Sørensen–Dice). White space, width and brackets do not count. */
export class Pairs {
  private readonly counts = new Map<string, number>();
  private readonly size: number;

  constructor(text: string) {
    const plain = plainText(text);
    for (let i = 0; i + 1 < plain.length; i += 1) {
      const pair = plain.slice(i, i + 2);
      this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
    }
    this.size = Math.max(0, plain.length - 1);
  }

  get pairs(): IterableIterator<string> {
    return this.counts.keys();
  }

  alike(other: Pairs): number {
    if (this.size === 0 || other.size === 0) return 0;
    let shared = 0;
    for (const [pair, count] of this.counts) shared += Math.min(count, other.counts.get(pair) ?? 0);
    return (2 * shared) / (this.size + other.size);
  }
}

/** A text as compared: NFKC, without white space and without the marks that typists vary. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s"'“”‘’()[\]〔〕【】]/g, '');
}
