import type { Request } from 'express';

/** Whom a limit counts: the network address; of IPv6 the /64 that one household or office has to itself. */
export function clientAddress({ ip }: Pick<Request, 'ip'>): string {
  const address = (ip ?? '').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
