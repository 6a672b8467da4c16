import { hasGlyph } from './pdf-fonts';
import { printable } from './text';

/** Collects the characters that the font cannot show, in the order of their code points. */
export class PdfText {
  private readonly lacking = new Set<string>();

  /** The text as the font can show it: a character that it lacks stands as its code point, so that nothing is boxed. */
  shown(text: string): string {
    return [...printable(text).replaceAll('⟨', '〔').replaceAll('⟩', '〕')]
      .map((char) =>
        char === '\t' || char === '\n' || hasGlyph(char.codePointAt(0)!) ? char : this.named(char),
      )
      .join('')
      .replaceAll(UNBROKEN, (run) => run.replaceAll(/.{4}(?=.)/gsu, '$&\u200b'));
  }

  missing(): string[] {
    return [...this.lacking].sort();
  }

  private named(char: string): string {
    this.lacking.add(char);
    return `〔U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }
}

/** A code or an address has no place to break a line: in a narrow column it would run over its neighbour. A date stays whole. */
const UNBROKEN = /(?<![\u0021-\u024f])(?!\d{4}-\d\d-\d\d(?![\u0021-\u024f]))[\u0021-\u024f]{9,}/g;
