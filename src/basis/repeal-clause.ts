import { titleKey } from '../law';
import type { HeldLaw } from './held-law';
import { versionInForce } from './resolve';

/** A repeal told by the closing article of a held law: `《…》同时废止`. */
export interface Repeal {
  by: string;
  since: string;
  /** Promulgation of the text that tells it. */
  told: string;
}

const clauses = new WeakMap<
  HeldLaw[],
  Map<string, { law: HeldLaw; version: string; since: string; told: string }[]>
>();
/** Closing articles looked at: a repeal clause stands at the end, and 废止 elsewhere is about other things. */
const CLOSING = 3;

function clausesOf(laws: HeldLaw[]): NonNullable<ReturnType<typeof clauses.get>> {
  const known = clauses.get(laws);
  if (known) return known;
  const all = new Map<string, { law: HeldLaw; version: string; since: string; told: string }[]>();
  for (const law of laws) {
    for (const version of law.versions) {
      for (const article of version.text.articles.slice(-CLOSING)) {
        for (const title of repealedIn(version.text.verbatim.slice(article.start, article.end))) {
          const key = titleKey(title);
          if (key === titleKey(law.title)) continue;
          const clause = { law, version: version.id, since: version.effective, told: version.promulgated };
          all.set(key, [...(all.get(key) ?? []), clause]);
        }
      }
    }
  }
  clauses.set(laws, all);
  return all;
}

/** Titles that a closing article repeals as a whole. */
export function repealedIn(text: string): string[] {
  const titles: string[] = [];
  for (const sentence of text.split(/[。；;\n]/)) {
    const until = sentence.lastIndexOf('废止');
    if (until < 0 || sentence.length > 4000) continue;
    // A title followed by a number is repealed in part only.
    for (const found of sentence.slice(0, until).matchAll(/《([^《》]{2,80})》(?!\s*第)/g))
      titles.push(found[1]!);
  }
  return titles;
}

/** Who repealed the law of this title by `asOf`, as the held texts tell; null where none does. */
export function repealToldOf(title: string, laws: HeldLaw[], asOf: string): Repeal | null {
  for (const { law, version, since, told } of clausesOf(laws).get(titleKey(title)) ?? []) {
    if (since <= asOf && versionInForce(law, asOf) && law.versions.some((v) => v.id === version)) {
      return { by: law.title, since, told };
    }
  }
  return null;
}
