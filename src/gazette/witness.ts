import { LineRuleType, type Paragraph } from 'docx';
import { set } from './notice';
import { WITNESS_TITLE } from './witness-words';

/** The last page's witness, kept together. */
export function witnessParagraphs(lines: readonly string[]): Paragraph[] {
  const spacing = { line: 400, lineRule: LineRuleType.EXACT };
  const whole = { keepLines: true, spacing };
  return [
    ...set(WITNESS_TITLE, { ...whole, keepNext: true, spacing: { ...spacing, before: 300 } }, 'heading', 28),
    ...lines.flatMap((text, index) =>
      set(text, { ...whole, keepNext: index < lines.length - 1 }, 'text', 28),
    ),
  ];
}
