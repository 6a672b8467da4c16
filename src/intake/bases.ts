import { type CitedLaw, citationAddress, citedLawsIn } from '../law';
import type { BasisRole, ItemContent, LegalBasis } from '../list';

/** The bases that a cell cites, one for each provision; a law named alone is cited as a whole. */
export function basesOf(text: string, role: BasisRole): LegalBasis[] {
  return citedLawsIn(text).flatMap((cited): LegalBasis[] => {
    const common = { role, law: cited.law, titleAt: cited.titleSpan, noteAt: cited.editionNote };
    if (cited.provisions.length === 0)
      return [{ ...common, address: '*', at: null, quoteAt: quoteOfWhole(cited, text) }];
    return cited.provisions.flatMap(({ citations, quote }) =>
      citations.map((citation) => ({
        ...common,
        address: citationAddress(citation),
        at: { start: citation.start, end: citation.end },
        quoteAt: quote,
      })),
    );
  });
}

/** Text below a title without any number is a quote of the law as a whole. */
function quoteOfWhole({ titleSpan, editionNote, block }: CitedLaw, text: string): LegalBasis['quoteAt'] {
  let start = editionNote?.end ?? titleSpan.end;
  while (start < block.end && /[\s：:。；]/.test(text[start]!)) start += 1;
  return block.end - start > 3 ? { start, end: block.end } : null;
}

/** The content with its bases read anew from its cells. */
export function withBases(content: ItemContent): ItemContent {
  const roles = Object.entries(content.basisText) as [BasisRole, string][];
  return { ...content, bases: roles.flatMap(([role, text]) => basesOf(text, role)) };
}
