import type { AdjustmentState } from './adjustment';

/** What the rules of an adjustment refuse. */
export class ActRefused extends Error {
  constructor(
    readonly act: string,
    readonly state: AdjustmentState,
    message: string,
  ) {
    super(message);
    this.name = 'ActRefused';
  }
}
