import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A digest that nobody without the secret can make or guess back; `use` keeps one use of the secret from another. */
export function keyed(secret: string, use: string, text: string): string {
  return createHmac('sha256', secret).update(`${use}\0${text}`).digest('base64url');
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export const later = (instant: string, by: number): string =>
  new Date(Date.parse(instant) + by).toISOString();
