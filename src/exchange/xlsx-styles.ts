/** Places in `cellXfs` below. */
export const STYLE = { title: 1, header: 2, cell: 3, words: 4 } as const;

const font = (size: number, bold = false): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
const xf = (fontId: number, borderId: number, fillId: number, alignment: string): string =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" ` +
  `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
const EDGES = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  .join('');

/**
 * Texts throughout (numFmtId 49), wrapped, with lines around them as published tables have. The style of words stands there only where it is
 * used: a released list is rebuilt to the same bytes for ever.
 */
export const stylesXml = (words: boolean): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<fonts count="3">${font(10)}${font(16, true)}${font(10, true)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${EDGES}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${words ? 5 : 4}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  xf(1, 0, 0, 'horizontal="center" vertical="center"') +
  xf(2, 1, 2, 'horizontal="center" vertical="center" wrapText="1"') +
  xf(0, 1, 0, 'vertical="top" wrapText="1"') +
  (words ? xf(0, 0, 0, 'vertical="top" wrapText="1"') : '') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
