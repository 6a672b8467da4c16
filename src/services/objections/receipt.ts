import { createHmac } from 'node:crypto';
import type { Installation } from '../installation';
import { keptSecret } from '../people/kept-secret';
import { objectionNumber } from './number';

/** No 0, 1, I, O: it is written down by hand and read out on the phone. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;

/** What receipts follow from; a backup takes it along, so that receipts outlive a restore. */
export const receiptSecret = (installation: Installation): Promise<string> =>
  keptSecret(installation, 'objection.secret');

/**
 * 回执号: the number of an objection with twelve signs (60 bits) that only the installation can make, so that nobody finds another's by
 * counting. It follows from the secret and is stored nowhere.
 */
export function receiptOf(secret: string, objection: { id: number; receivedAt: string }): string {
  const proof = createHmac('sha256', secret).update(`objection-receipt\0${objection.id}`).digest();
  const code = [...proof.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return [objectionNumber(objection), ...code.match(/.{4}/g)!].join('-');
}

/** The parts of a receipt as somebody typed it; null where it cannot be one. */
export function readReceipt(typed: string): { id: number; receipt: string } | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-—–]/g, '');
  const [, year, id, code] = /^(\d{4})(\d{4,9})([2-9A-HJ-NP-Z]{12})$/.exec(signs) ?? [];
  if (!year) return null;
  return { id: Number(id), receipt: [year, id, ...code!.match(/.{4}/g)!].join('-') };
}
