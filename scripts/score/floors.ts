import type { Figure } from './figures';

/** What each figure, over all real texts, has reached once: it may rise and never falls. */
export type Floors = Record<string, number>;

/** Figures are kept to four places. */
const PLACES = 10_000;

/** The figures that fell below their floor, in words; a figure without a floor is held against its bar. */
export function belowFloor(floors: Floors, figures: readonly Figure[]): string[] {
  return figures
    .map((figure) => ({ ...figure, floor: floors[figure.name] ?? figure.bar }))
    .filter(({ all, floor, faults }) => (faults ? all > floor : all < floor))
    .map(({ name, all, floor }) => `${name}: ${all} where ${floor} was reached before`);
}

/** Floors lifted to what the figures reach now; none is ever lowered. */
export function raised(floors: Floors, figures: readonly Figure[]): Floors {
  return Object.fromEntries(
    figures.map(({ name, all, faults, bar }) => {
      const before = floors[name] ?? bar;
      return [name, faults ? Math.min(before, all) : Math.max(before, Math.floor(all * PLACES) / PLACES)];
    }),
  );
}
