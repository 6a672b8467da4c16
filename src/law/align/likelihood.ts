import type { Candidate } from './candidates';
import type { Context } from './context';

/**
 * Weights of a logistic model, fitted once on half of the real pairs and rounded. The number is held down to weak evidence
 * whatever the fit says: a number kept is no reason to believe an article kept.
 */
const WEIGHTS = {
  alike: 1.9,
  contained: 3.7,
  opening: 1.1,
  lead: 4.9,
  near: 1.5,
  wedged: 0.4,
  references: 1.6,
  heading: 0.2,
  number: 0.5,
  constant: -4,
};

/** How likely the pair is a link, 0 to 1. */
export function likelihood(pair: Candidate, context: Context): number {
  const sum =
    WEIGHTS.constant +
    WEIGHTS.alike * pair.alike +
    WEIGHTS.contained * pair.contained +
    WEIGHTS.opening * pair.opening +
    WEIGHTS.lead * pair.lead +
    WEIGHTS.near * context.nearness(pair.old, pair.next) +
    WEIGHTS.wedged * context.wedged(pair.old, pair.next) +
    WEIGHTS.references * context.references(pair.old, pair.next) +
    WEIGHTS.heading * Number(pair.sameHeading) +
    WEIGHTS.number * Number(pair.sameNumber);
  return 1 / (1 + Math.exp(-sum));
}
