/** JSON with keys in the order of their code units, one space deep, newline at the end: the same value, the same bytes. */
export function stableJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(sorted(value), null, 1)}\n`, 'utf8');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
