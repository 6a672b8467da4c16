const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODE = [...DIGITS].map((digit) => digit.charCodeAt(0));
const VALUE = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));

/**
 * Ascending whole numbers as text that needs no escaping anywhere: each as its distance from the one before, in digits of five bits, the
 * lowest first. A digit from the upper half says that more follow.
 */
export function packed(numbers: Iterable<number>): string {
  const digits: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let rest = number - before;
    before = number;
    while (rest >= 32) {
      digits.push(CODE[32 + (rest % 32)]!);
      rest = Math.floor(rest / 32);
    }
    digits.push(CODE[rest]!);
  }
  return Buffer.from(digits).toString('latin1');
}

/** What `packed` was given. */
export function unpacked(text: string): number[] {
  const numbers: number[] = [];
  let before = 0;
  let value = 0;
  let place = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = VALUE.get(text.charCodeAt(at)) ?? 0;
    value += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    before += value;
    numbers.push(before);
    value = 0;
    place = 1;
  }
  return numbers;
}
