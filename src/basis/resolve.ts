import { fold, titleKey } from '../law';
import type { HeldLaw, HeldVersion } from './held-law';

/** Which held law a title means, and what holds of it on a day. Dates are ISO; nothing here knows today. */

const registers = new WeakMap<HeldLaw[], Map<string, HeldLaw[]>>();

function registerOf(laws: HeldLaw[]): Map<string, HeldLaw[]> {
  const known = registers.get(laws);
  if (known) return known;
  const register = new Map<string, HeldLaw[]>();
  for (const law of laws) {
    for (const key of new Set([law.title, ...law.aliases].map(titleKey))) {
      register.set(key, [...(register.get(key) ?? []), law]);
    }
  }
  registers.set(laws, register);
  return register;
}

/**
 * The held law that a cell's title names: by title or alias, with or without 中华人民共和国 and edition note.
 * Of several, the one titled exactly so, else the one with the youngest text. `laws` must not be changed afterwards.
 */
export function resolveLaw(title: string, laws: HeldLaw[]): HeldLaw | null {
  const found = registerOf(laws).get(titleKey(title)) ?? [];
  if (found.length < 2) return found[0] ?? null;
  const exact = found.filter((law) => fold(law.title) === fold(title));
  const youngest = (law: HeldLaw): string => latestKnown(law)?.promulgated ?? '';
  return (exact.length > 0 ? exact : found).reduce((a, b) => (youngest(b) > youngest(a) ? b : a));
}

/** True where `title`, as a cell writes it, means `law`. */
export function names(title: string, law: Pick<HeldLaw, 'title' | 'aliases'>): boolean {
  const key = titleKey(title);
  return [law.title, ...law.aliases].some((known) => titleKey(known) === key);
}

/** The text in force on a day: of those effective by then the last promulgated. Null where none is held. */
export function versionInForce(law: HeldLaw, asOf: string): HeldVersion | null {
  return law.versions
    .filter((version) => version.effective <= asOf)
    .reduce<HeldVersion | null>((last, v) => (last && last.promulgated > v.promulgated ? last : v), null);
}

/** The last promulgated text held, in force or not. */
export function latestKnown(law: HeldLaw): HeldVersion | null {
  return law.versions.reduce<HeldVersion | null>(
    (last, v) => (last && last.promulgated > v.promulgated ? last : v),
    null,
  );
}

export interface LawStatus {
  state: 'in-force' | 'not-yet' | 'repealed' | 'replaced';
  /** Since when; null where no event or text says. */
  since: string | null;
  /** The law that repeals or replaces, where an event names it. */
  by: string | null;
}

/** What the events, and the dates of the texts, say of a law on a day. */
export function statusOn(law: HeldLaw, asOf: string): LawStatus {
  const turns = law.events
    .filter((event) => ['enacted', 'repealed', 'replaced'].includes(event.kind))
    .sort((a, b) => a.effective.localeCompare(b.effective) || a.decided.localeCompare(b.decided));
  const last = turns.findLast((event) => event.effective <= asOf);
  if (last?.kind === 'repealed' || last?.kind === 'replaced') {
    return { state: last.kind, since: last.effective, by: last.by ?? null };
  }
  const starts = [
    ...law.versions.map((version) => version.effective),
    ...turns.filter((event) => event.kind === 'enacted').map((event) => event.effective),
  ].sort();
  const first = starts[0] ?? null;
  if (first !== null && first > asOf) return { state: 'not-yet', since: first, by: null };
  return { state: 'in-force', since: last?.effective ?? first, by: null };
}
