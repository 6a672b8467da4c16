import type { ChangeKind } from '../list';
import type { Catalogue, Entry, Step } from './catalogue';

/** What one release did to one item. */
export interface ReleasedStep {
  entry: Entry;
  step: Step;
  /** The step before, null for a new item. */
  before: Step | null;
}

/** All that one release changed, in list order. */
export function stepsIn(catalogue: Catalogue, release: number): ReleasedStep[] {
  return catalogue.entries.flatMap((entry) =>
    entry.steps.flatMap((step, index) =>
      step.release === release ? [{ entry, step, before: entry.steps[index - 1] ?? null }] : [],
    ),
  );
}

export function kindsIn(catalogue: Catalogue, release: number): ChangeKind[] {
  return stepsIn(catalogue, release).map(({ step }) => step.kind);
}
