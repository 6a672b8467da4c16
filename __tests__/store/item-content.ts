import type { ItemContent, PowerType } from '../../src/list';

/** An item that cites 第X条 of laws, one line each, as a cell of a list does. */
export function itemContent(
  name: string,
  cites: { law: string; article: string }[] = [],
  more: Partial<ItemContent> & { type?: PowerType } = {},
): ItemContent {
  let cell = '';
  const bases = cites.map(({ law, article }) => {
    const start = cell.length;
    cell += `《${law}》第${article}条\n`;
    const end = start + law.length + 2;
    return {
      role: 'power' as const,
      law,
      address: article,
      titleAt: { start, end },
      at: { start: end, end: cell.length - 1 },
      noteAt: null,
      quoteAt: null,
    };
  });
  return {
    name,
    type: 'permit',
    typeLabel: '行政许可',
    basisText: { power: cell },
    bases,
    duties: [],
    ...more,
  };
}
