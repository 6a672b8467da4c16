/** Some of many, drawn by the date so that runs of several days see all; the long run sees all at once. */
export function drawnToday<T>(all: readonly T[], count: number, turn = 0): T[] {
  if (process.env.QUANZE_LONG) return [...all];
  const day = Math.floor(Date.now() / 86_400_000) + turn;
  return Array.from({ length: Math.min(count, all.length) }, (_, n) => all[(day * count + n) % all.length]!);
}
