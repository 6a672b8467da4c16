import { formatAddress, parseAddress } from '../address';
import type { Alignment, LinkKind, LinkRow } from '../alignment';

export interface Carried {
  /** Addresses in the new text; several where the article was split, none where it was deleted. */
  to: string[];
  kind: LinkKind;
  sure: boolean;
  row: LinkRow;
  /** The provision cited reads as before, whatever else of the article changed. */
  same: boolean;
}

/** Where a provision of the old text stands in the new one; null for an address that is no article of the old text. */
export function carryAddress(alignment: Alignment, text: string): Carried | null {
  const address = parseAddress(text);
  if (address?.kind !== 'article') return null;
  const rows = alignment.rows.filter(({ old }) => old === address.article);
  const first = rows[0];
  if (!first) return null;
  const finer = address.paragraph !== null || address.item !== null;
  const carried = rows.flatMap((row) =>
    row.new === null ? [] : [finer ? partOf(row, address, text) : whole(row)],
  );
  const found = carried.filter((part) => part !== null);
  return {
    to: found.map(({ to }) => to),
    kind: first.kind,
    sure:
      rows.every(({ sure }) => sure) && found.length === rows.filter(({ new: next }) => next !== null).length,
    row: first,
    same: found.length > 0 && found.every(({ same }) => same),
  };
}

interface Part {
  to: string;
  same: boolean;
}

const whole = (row: LinkRow): Part => ({
  to: row.new!,
  same: row.kind === 'same' || row.kind === 'renumbered' || row.kind === 'retyped',
});

function partOf(
  row: LinkRow,
  address: { paragraph: string | null; item: string | null; subitem: string | null },
  text: string,
): Part | null {
  const unchanged = whole(row);
  if (unchanged.same) return { to: text.replace(/^[^.]+/, row.new!), same: true };
  const wanted = `${row.old}.${address.paragraph ?? ''}${address.item ? `.${address.item}` : ''}`;
  const links = row.parts.filter(({ old }) => old !== null && matches(old, wanted));
  const link = links.length === 1 ? links[0]! : null;
  if (!link?.new) return null;
  const [article, paragraph, item] = link.new.split('.');
  return {
    to: formatAddress({
      kind: 'article',
      article: article!,
      paragraph: address.paragraph === null ? null : paragraph!,
      item: item ?? null,
      subitem: address.subitem,
    }),
    same: link.same,
  };
}

/** `17..3` stands for item 3 of whichever paragraph has one. */
function matches(old: string, wanted: string): boolean {
  const [a, b] = [old.split('.'), wanted.split('.')];
  return a.length === b.length && a[0] === b[0] && (b[1] === '' || a[1] === b[1]) && a[2] === b[2];
}
