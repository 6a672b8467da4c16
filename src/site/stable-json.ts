/** JSON with keys in the order of their code units, one space deep, newline at the end: the same value, the same bytes. */
export function stableJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(sorted(value), null, 1)}\n`, 'utf8');
}

/** The same on one line: what lies beside every page, for machines alone. */
export function compactJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(sorted(value))}\n`, 'utf8');
}

/** The value itself where it is in order already, as what comes out of the store is; else a copy. */
export function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map(sorted);
    return all.every((one, index) => one === value[index]) ? value : all;
  }
  const keys = Object.keys(value);
  let same = true;
  const copy: Record<string, unknown> = {};
  for (const [index, key] of (inOrder(keys) ? keys : [...keys].sort()).entries()) {
    const before = (value as Record<string, unknown>)[key];
    const one = sorted(before);
    same &&= key === keys[index] && one === before;
    if (one !== undefined) copy[key] = one;
  }
  return same ? value : copy;
}

/** By code units, as `sort` has it. */
function inOrder(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) if (keys[index - 1]! > keys[index]!) return false;
  return true;
}
