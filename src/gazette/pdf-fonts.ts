import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** Noto Serif SC (SIL Open Font License), which comes as a package: no machine has the fonts of GB/T 9704 for certain. */
export const PDF_FONT = 'Noto Serif SC';
const FILES = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

/** Where the font's files lie, both weights. */
export function pdfFontFiles(): string[] {
  return FILES.map((file) => require.resolve(`@expo-google-fonts/noto-serif-sc/${file}`));
}

let font: Font | undefined;

/** Whether the font has a glyph for this code point. Both weights hold the same. */
export function hasGlyph(codePoint: number): boolean {
  font ??= create(readFileSync(pdfFontFiles()[0]!)) as Font;
  return font.hasGlyphForCodePoint(codePoint);
}
