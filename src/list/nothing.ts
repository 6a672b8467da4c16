import type { ItemContent } from './item';

/** `无`, a stroke, a dash: what offices write in a cell that has nothing to say. */
const NOTHING = /^\s*(?:无|[/／\\]|[—–－-]+)?\s*$/;

/** Whether a cell says that there is nothing. */
export function saysNothing(text: string | undefined): boolean {
  return text === undefined || NOTHING.test(text);
}

/** Whether an item names nothing that it rests on: neither 实施依据 nor 责任事项依据. */
export function restsOnNothing({ basisText }: Bases): boolean {
  return saysNothing(basisText.power) && saysNothing(basisText.duty);
}

/**
 * Whether a change takes from an item what its power rests on, or the last that it rests on at all.
 * A 责任事项依据 may go while 实施依据 stays: the power still has its ground.
 */
export function losesItsBasis(before: Bases, after: Bases): boolean {
  if (!saysNothing(before.basisText.power) && saysNothing(after.basisText.power)) return true;
  return !restsOnNothing(before) && restsOnNothing(after);
}

type Bases = Pick<ItemContent, 'basisText'>;
