import type { ItemContent, LegalBasis } from '../list';
import { readPath } from './address';
import type { HeldText } from './held-text';
import { type Quote, quoteOf } from './quote';
import { Ground, STANDS, type Standing, stands } from './standing';

/** The bases of an item that share the quote of `index`, itself among them. */
export function sharersOf(content: ItemContent, basis: LegalBasis, quote: Quote): LegalBasis[] {
  return content.bases.filter((other) => {
    if (other === basis) return true;
    if (other.role !== basis.role || other.quoteAt?.start !== basis.quoteAt?.start) return false;
    const theirs = quoteOf(content, other);
    return theirs !== null && theirs.start === quote.start && theirs.end === quote.end;
  });
}

/**
 * How the quote of a basis stands at its address. A quote that serves several (`第七十条第一、二款：…`) is held
 * against all of them, and one that takes in more of the article than is cited against the article, but only where
 * the words of the cited provision are in it.
 */
export function basisStanding(
  held: HeldText,
  content: ItemContent,
  basis: LegalBasis,
  quote: Quote,
): Standing {
  const words = quote.bare.text;
  const own = held.standingAt(basis.address, words);
  const cited = held.bareAt(basis.address);
  if (stands(own) || cited === '') return own;
  if (new Ground(words).standing(cited).share < STANDS) return own;
  const leaves = new Set(sharersOf(content, basis, quote).flatMap((other) => held.quotableAt(other.address)));
  const together = new Ground([...leaves].map((leaf) => held.bareOf(leaf)).join('')).standing(words);
  if (stands(together)) return together;
  const around = held.standingAt(readPath(basis.address)!.article, words);
  return [own, together, around].reduce((a, b) => (b.share > a.share ? b : a));
}
