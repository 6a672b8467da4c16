import { citationAddress, citedLawsIn } from '../../src/law';
import type { BasisRole, ItemContent, LegalBasis } from '../../src/list';

/** An item whose legal-basis cell reads so, its bases read from the cell. */
export function itemWith(
  cell: string,
  more: Partial<ItemContent> = {},
  role: BasisRole = 'power',
): ItemContent {
  const content: ItemContent = {
    name: '示例事项',
    type: 'permit',
    typeLabel: '行政许可',
    basisText: { [role]: cell },
    bases: basesIn(cell, role),
    duties: [],
  };
  return { ...content, ...more };
}

export function basesIn(cell: string, role: BasisRole = 'power'): LegalBasis[] {
  return citedLawsIn(cell).flatMap((cited): LegalBasis[] => {
    const shared = { role, law: cited.law, titleAt: cited.titleSpan, noteAt: cited.editionNote };
    if (cited.provisions.length === 0) return [{ ...shared, address: '*', at: null, quoteAt: null }];
    return cited.provisions.flatMap(({ citations, quote }) =>
      citations.map((citation) => ({
        ...shared,
        address: citationAddress(citation),
        at: { start: citation.start, end: citation.end },
        quoteAt: quote,
      })),
    );
  });
}
