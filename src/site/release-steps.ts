import type { ChangeKind } from '../list';
import type { Catalogue, Entry, Step } from './catalogue';

/** What one release did to one item. */
export interface ReleasedStep {
  entry: Entry;
  step: Step;
  /** The step before, null for a new item. */
  before: Step | null;
}

/** All that one release changed against the one before it, in list order: of several steps of an item, the last. */
export function stepsIn(catalogue: Catalogue, release: number): ReleasedStep[] {
  return catalogue.entries.flatMap((entry) => {
    const step = entry.steps.findLast((one) => one.release === release);
    const before = entry.steps.findLast((one) => one.release < release) ?? null;
    return step ? [{ entry, step, before }] : [];
  });
}

export function kindsIn(catalogue: Catalogue, release: number): ChangeKind[] {
  return stepsIn(catalogue, release).map(({ step }) => step.kind);
}
