/** What was found held against what is true. */
export interface Count {
  right: number;
  found: number;
  wanted: number;
}

export const none = (): Count => ({ right: 0, found: 0, wanted: 0 });

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (a, b) => ({
      right: a.right + b.right,
      found: a.found + b.found,
      wanted: a.wanted + b.wanted,
    }),
    none(),
  );
}

/** Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found. */
export function f1({ right, found, wanted }: Count): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
}

export const recall = ({ right, wanted }: Count) => (wanted === 0 ? 1 : right / wanted);
export const wrong = ({ right, found }: Count) => found - right;
