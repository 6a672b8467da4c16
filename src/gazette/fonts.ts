import type { IRunOptions } from 'docx';

/**
 * GB/T 9704-2012: 小标宋 for the title, 仿宋 for the text, 黑体 and 楷体 for the first two heading levels, 宋体 for page numbers. Sizes in
 * half-points: 2号 is 22 pt, 3号 16 pt, 4号 14 pt, 五号 10.5 pt, 小五 9 pt.
 */
export const FONTS = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  pageNumber: '宋体',
} as const;
export const SIZES = { title: 44, text: 32, pageNumber: 28, table: 21, smallTable: 18 } as const;

/** What stands in for a font that a machine does not have: its other name first, then the closest that comes with the system. */
const FALLBACKS: [font: string, instead: string, family: string][] = [
  [FONTS.title, 'FZXiaoBiaoSong-B05S,华文中宋,宋体,SimSun,Noto Serif CJK SC', 'auto'],
  [FONTS.text, '仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC', 'modern'],
  [FONTS.heading, 'SimHei,Noto Sans CJK SC', 'swiss'],
  [FONTS.subheading, '楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC', 'modern'],
  [FONTS.pageNumber, 'SimSun,Noto Serif CJK SC', 'auto'],
];

/** fontTable.xml (ECMA-376, 17.8.3): each font with its fallbacks, charset GB 2312. */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  FALLBACKS.map(
    ([font, instead, family]) =>
      `<w:font w:name="${font}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/>` +
      '<w:pitch w:val="variable"/></w:font>',
  ).join('') +
  '</w:fonts>';

/** A run in one of the fonts. The hint makes “ ” — … stand in the Chinese font. */
export function inFont(font: keyof typeof FONTS, size: number): IRunOptions {
  return { font: { name: FONTS[font], hint: 'eastAsia' }, size };
}
