import { type Finding, needsWork } from '../../services';

/** How the bases of one law, or of one item, stand. */
export interface Tally<T> {
  of: T;
  bases: number;
  needWork: number;
  withoutText: number;
}

/** Findings counted by what they have in common; those that need most work first, then those most often without text. */
export function tallies<T>(
  findings: Finding[],
  by: (finding: Finding) => { key: string; of: T },
): Tally<T>[] {
  const counts = new Map<string, Tally<T>>();
  for (const finding of findings) {
    const { key, of } = by(finding);
    const tally = counts.get(key) ?? { of, bases: 0, needWork: 0, withoutText: 0 };
    tally.bases += 1;
    if (needsWork(finding)) tally.needWork += 1;
    if (finding.status === 'no-text') tally.withoutText += 1;
    counts.set(key, tally);
  }
  return [...counts.values()].sort(
    (a, b) => b.needWork - a.needWork || b.withoutText - a.withoutText || b.bases - a.bases,
  );
}
