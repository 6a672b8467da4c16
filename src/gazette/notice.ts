import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph } from 'docx';
import { type FONTS, inFont, SIZES } from './fonts';
import type { Notice } from './notice-words';
import { CHARACTER, CHARACTER_SPACING, LINE } from './page';
import { signaturePlace } from './signature-place';
import { line, linesOf } from './text';

const exact = { line: LINE, lineRule: LineRuleType.EXACT };

/** The notice as GB/T 9704-2012 sets it: title, number, text with two characters' indent, annexes, signature and date. */
export function noticeParagraphs(notice: Notice): Paragraph[] {
  const { title, number, opening, parts, closing, annexes, signedBy, date } = notice;
  return [
    ...titleLines(title),
    ...set(number, { alignment: AlignmentType.CENTER, spacing: { ...exact, after: LINE } }),
    ...indented(opening),
    ...parts.flatMap(({ heading, paragraphs }) => [
      ...indented(heading, 'heading', { outlineLevel: 1, keepNext: true }),
      ...paragraphs.flatMap((text) => indented(text)),
    ]),
    ...closing.flatMap((text) => indented(text)),
    new Paragraph({ spacing: exact }),
    ...annexes.flatMap((annex, index) => annexLine(annex, index, annexes.length)),
    // A signature never stands on a page without text (7.3.5.4): it takes the annexes with it.
    new Paragraph({ spacing: exact, keepNext: true }),
    new Paragraph({ spacing: exact, keepNext: true }),
    ...signature(signedBy, date),
  ];
}

/** A title in 2号小标宋, centred. */
export function titleLines(title: string): Paragraph[] {
  return set(
    title,
    { alignment: AlignmentType.CENTER, outlineLevel: 0, keepNext: true, spacing: { after: LINE / 2 } },
    'title',
    SIZES.title,
  );
}

/** Any text in 3号, a paragraph a line. */
export function set(
  text: string,
  paragraph: IParagraphOptions,
  font: keyof typeof FONTS = 'text',
  size: number = SIZES.text,
): Paragraph[] {
  const run = {
    ...inFont(font, size),
    ...(size === SIZES.text && { characterSpacing: CHARACTER_SPACING }),
  };
  // No room between figures and the characters beside them, since the 28 of a line leave none; Word heeds it, LibreOffice does not.
  const close = { ...paragraph, autoSpaceEastAsianText: false };
  return linesOf([{ text }]).map((pieces) => line(pieces, run, close));
}

function indented(
  text: string,
  font: keyof typeof FONTS = 'text',
  paragraph: IParagraphOptions = {},
): Paragraph[] {
  const indent = { firstLine: Math.round(2 * CHARACTER) };
  return set(text, { alignment: AlignmentType.BOTH, spacing: exact, indent, ...paragraph }, font);
}

/** `附件：1.…` two characters in, the next one below the first's number. */
function annexLine(annex: string, index: number, count: number): Paragraph[] {
  const label = index === 0 ? '附件：' : '';
  const text = `${label}${count > 1 ? `${index + 1}.` : ''}${annex}`;
  const hanging = count > 1 ? 4 : 3;
  const left = Math.round((index === 0 ? 2 + hanging : 5 + 1) * CHARACTER);
  const indent = { left, hanging: Math.round((index === 0 ? hanging : 1) * CHARACTER) };
  return set(text, { spacing: exact, indent, keepNext: true, keepLines: true });
}

function signature(name: string, date: string): Paragraph[] {
  const place = signaturePlace(name, date);
  const inset = (right: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    spacing: exact,
    keepNext: true,
    keepLines: true,
    indent: { right: Math.round(right * CHARACTER) },
  });
  return [...set(name, inset(place.name)), ...set(date, { ...inset(place.date), keepNext: false })];
}
