import type { LinkRow, PartLink } from '../alignment';
import { fold } from '../fold';
import type { Heading, LawText } from '../law-text';

/** 编, 章 and 节 by where most of their articles went; one without a majority on the other side has no counterpart. */
export function alignHeadings(old: LawText, next: LawText, rows: readonly LinkRow[]): PartLink[] {
  const homes = new Map<string, Heading[]>();
  for (const heading of next.headings)
    for (const number of heading.articles) homes.set(number, [...(homes.get(number) ?? []), heading]);
  const became = new Map<string, string[]>();
  for (const row of rows)
    if (row.old !== null && row.new !== null) became.set(row.old, [...(became.get(row.old) ?? []), row.new]);
  const taken = new Set<string>();
  const links = old.headings.map((heading): PartLink => {
    const votes = new Map<Heading, number>();
    for (const number of heading.articles) {
      const targets = new Set((became.get(number) ?? []).flatMap((to) => homes.get(to) ?? []));
      for (const home of targets)
        if (home.level === heading.level) votes.set(home, (votes.get(home) ?? 0) + 1);
    }
    const [best, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
    const found = best && count * 2 > heading.articles.length ? best : null;
    if (found) taken.add(found.address);
    return {
      old: heading.address,
      new: found?.address ?? null,
      same: found !== null && fold(found.title) === fold(heading.title),
    };
  });
  const added = next.headings
    .filter(({ address }) => !taken.has(address))
    .map(({ address }): PartLink => ({ old: null, new: address, same: false }));
  return [...links, ...added];
}
