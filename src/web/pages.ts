export interface PageLink {
  number: number;
  href: string;
  current: boolean;
}

/** Links to the first, the last and the pages around the one at hand; none where there is only one. */
export function pageLinks(pages: number, current: number, href: (page: number) => string): PageLink[] {
  if (pages < 2) return [];
  const near = [1, ...[-2, -1, 0, 1, 2].map((step) => current + step), pages];
  return [...new Set(near)]
    .filter((number) => number >= 1 && number <= pages)
    .map((number) => ({ number, href: href(number), current: number === current }));
}

/** The page that an address asks for; 1 where it asks for none that makes sense. */
export function pageAsked(value: unknown): number {
  return Math.max(1, Math.min(100_000, Math.trunc(Number(value)) || 1));
}

/** One page of what is at hand, from 1; a number beyond the last page gives the last. */
export function pageOf<T>(all: T[], asked: number, size: number): { rows: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages);
  return { rows: all.slice((page - 1) * size, page * size), page, pages };
}
