import { UnsafePathError } from './errors';

/**
 * A path inside a published tree: relative, parts joined by `/`, the same on every system and in every zip. Refuses `..`, absolute paths,
 * drive letters, backslashes, control characters and newlines (which would forge a line of a sums file).
 */
export function checkTreePath(path: string): string {
  if (!isTreePath(path)) throw new UnsafePathError(path);
  return path;
}

export function isTreePath(path: string): boolean {
  if (path === '' || path.length > 1024 || /[\u0000-\u001f\u007f-\u009f\\:\u2028\u2029]/.test(path))
    return false;
  // A lone surrogate has no UTF-8 form: two such names would fall together on disk.
  if (/\p{Cs}/u.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Order of the UTF-8 bytes, as `LC_ALL=C sort` has it; UTF-16 order differs above U+FFFF. */
export function byBytes(a: string, b: string): number {
  if (isAscii(a) && isAscii(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);
