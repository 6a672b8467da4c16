import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { inFont, SIZES } from './fonts';

/** Twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/**
 * GB/T 9704-2012, 5.2: A4, 天头 37 mm, 订口 28 mm, type area 156 × 225 mm, 22 lines of 28 characters. The line is rounded down, so that
 * the 22nd still fits.
 */
export const TYPE_AREA = { width: mm(156), height: mm(225) } as const;
export const LINE = Math.floor(TYPE_AREA.height / 22);
/** Width of one 3号 character as set, in twips. */
export const CHARACTER = TYPE_AREA.width / 28;
/**
 * What is taken from each 3号 character (16 pt) so that 28 fit the line. Set on the text and not by a character grid: LibreOffice gives a
 * character that is wider than its cell two cells.
 */
export const CHARACTER_SPACING = Math.floor(CHARACTER) - 16 * 20;

const grid = { type: DocumentGridType.LINES, linePitch: LINE };
/** The page number's line stands 7 mm below the type area; 4号 is about 5 mm high. */
const NUMBER = mm(7 + 5);

export const PORTRAIT: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  grid,
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(35) - NUMBER },
  },
};

/** The same sheet turned: the head of the table lies at the binding side, so its margin is the portrait's left one. */
export const LANDSCAPE: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  grid: { type: DocumentGridType.DEFAULT },
  page: {
    size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
    margin: { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37), footer: mm(26) - NUMBER },
  },
};

/** `— 1 —`: odd pages right, even pages left, one character in. */
export const FOOTERS = { default: pageNumber('odd'), even: pageNumber('even') };

function pageNumber(side: 'odd' | 'even'): Footer {
  const odd = side === 'odd';
  return new Footer({
    children: [
      new Paragraph({
        alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: odd ? { right: SIZES.pageNumber * 10 } : { left: SIZES.pageNumber * 10 },
        children: [
          new TextRun({
            ...inFont('pageNumber', SIZES.pageNumber),
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}
