import { type IParagraphOptions, type IRunOptions, Paragraph, Tab, TextRun } from 'docx';
import { type TextPiece, visible } from '../render';

/** What stands in a document: hidden control characters shown by name, half surrogate pairs too, since XML can hold neither. */
export function printable(text: string): string {
  return visible(text).replaceAll(
    /[\ud800-\udfff]/gu,
    (half) => `⟨U+${half.charCodeAt(0).toString(16).toUpperCase()}⟩`,
  );
}

/** Pieces line by line; a line break within a piece ends the line on both sides of it. */
export function linesOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const lines: TextPiece[][] = [[]];
  for (const { text, ...marks } of pieces) {
    const [first = '', ...more] = text.split(/\r\n|[\r\n\u2028\u2029]/);
    lines.at(-1)!.push({ text: first, ...marks });
    for (const line of more) lines.push([{ text: line, ...marks }]);
  }
  return lines.map((line) => line.filter(({ text }) => text !== ''));
}

/** One line; what was deleted struck through, what was inserted underlined, as in a document with tracked changes. */
export function line(
  pieces: readonly TextPiece[],
  run: IRunOptions,
  paragraph: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...paragraph,
    children: pieces.map(
      ({ text, del, ins }) =>
        new TextRun({
          ...run,
          ...(del && { strike: true }),
          ...(ins && { underline: { type: 'single' } }),
          children: withTabs(printable(text)),
        }),
    ),
  });
}

function withTabs(text: string): (string | Tab)[] {
  return text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
}
