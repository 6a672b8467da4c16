import { type Address, parseAddress } from '../address';
import type { Alignment, LinkKind, LinkRow, PartLink } from '../alignment';

export interface Carried {
  /** Addresses in the new text; several where the article was split, none where it was deleted. */
  to: string[];
  kind: LinkKind;
  /** False: a person must look. */
  sure: boolean;
  /** The row that carried it; null for a heading, which is carried by the articles below it. */
  row: LinkRow | null;
  /** The provision cited reads as before, whatever else of the article changed. */
  same: boolean;
}

type ArticleAddress = Extract<Address, { kind: 'article' }>;

/** Where a provision of the old text stands in the new one; null for an address that the old text does not have. */
export function carryAddress(alignment: Alignment, text: string): Carried | null {
  const address = parseAddress(text);
  if (address?.kind === 'article') return carryArticle(alignment, address);
  return address?.kind === 'heading' ? carryHeading(alignment, text) : null;
}

function carryHeading({ headings = [] }: Alignment, text: string): Carried | null {
  const link = headings.find(({ old }) => old === text);
  if (!link) return null;
  const { new: to, same } = link;
  if (to === null) return { to: [], kind: 'deleted', sure: false, row: null, same: false };
  const kinds: [LinkKind, LinkKind] = same ? ['same', 'renumbered'] : ['changed', 'renumbered+changed'];
  return { to: [to], kind: to === text ? kinds[0] : kinds[1], sure: same, row: null, same };
}

function carryArticle(alignment: Alignment, address: ArticleAddress): Carried | null {
  const rows = alignment.rows.filter(({ old }) => old === address.article);
  const first = rows[0];
  if (!first) return null;
  const linked = rows.filter((row) => row.new !== null);
  const finer = address.paragraph !== null || address.item !== null;
  if (!finer) {
    const same = linked.length === 1 && isUnchanged(first);
    return {
      to: linked.map((row) => row.new!),
      kind: first.kind,
      sure: rows.every(({ sure }) => sure),
      row: first,
      same,
    };
  }
  const found = linked.flatMap((row) => partOf(row, address).map((link) => ({ row, link })));
  const row = found[0]?.row ?? first;
  return {
    to: found.map((part) => shaped(part.row, part.link.new!, address)),
    kind: row.kind,
    // A part found in one place only is sure if its article is; one not found has to be looked for.
    sure: row.sure && found.length === 1,
    row,
    same: found.length === 1 && found[0]!.link.same,
  };
}

const isUnchanged = ({ kind }: LinkRow) => kind === 'same' || kind === 'renumbered' || kind === 'retyped';

/** The links of the part that the address means and that have a counterpart; `17..3` is item 3 of any paragraph. */
function partOf({ parts }: LinkRow, { paragraph, item, subitem }: ArticleAddress): PartLink[] {
  const wanted = [paragraph, item, subitem];
  const depth = wanted.findLastIndex((part) => part !== null);
  return parts.filter(({ old, new: next }) => {
    if (old === null || next === null) return false;
    const have = old.split('.').slice(1);
    return (
      have.length === depth + 1 &&
      have.every((part, level) => wanted[level] === null || wanted[level] === part)
    );
  });
}

/** Names the paragraph only where the old address did, or where the item alone would be one of several. */
function shaped({ parts }: LinkRow, to: string, { paragraph, item }: ArticleAddress): string {
  if (paragraph !== null || item === null) return to;
  const short = withoutParagraph(to);
  const meant = new Set(
    parts.flatMap((part) => part.new ?? []).filter((part) => withoutParagraph(part) === short),
  );
  return meant.size > 1 ? to : short;
}

function withoutParagraph(address: string): string {
  const [article, , ...below] = address.split('.');
  return [article, '', ...below].join('.');
}
