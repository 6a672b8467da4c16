import { createHash } from 'node:crypto';
import { sorted, stableJson } from './stable-json';

/** The rows of one long JSON file, kept as bytes while they come: a list of 100,000 items never lies in memory as objects. */
export class JsonRows {
  private readonly rows: Uint8Array[] = [];

  add(row: object): void {
    const comma = this.rows.length === 0 ? '\n' : ',\n';
    this.rows.push(Buffer.from(`${comma}${JSON.stringify(sorted(row))}`, 'utf8'));
  }

  /** Of the rows alone. */
  digest(): string {
    const digest = createHash('sha256');
    for (const row of this.rows) digest.update(row);
    return digest.digest('hex');
  }

  /** `head` with the rows as its `items`, one a line. */
  file(head: object): Uint8Array {
    const whole = Buffer.from(stableJson({ ...head, items: [] })).toString('utf8');
    // A key of the head itself: no value holds an unescaped quote.
    const at = whole.indexOf('\n "items": [') + '\n "items": ['.length;
    return Buffer.concat([
      Buffer.from(whole.slice(0, at), 'utf8'),
      ...this.rows,
      Buffer.from(`\n${whole.slice(at)}`, 'utf8'),
    ]);
  }
}
