import { titleKey } from '../law';

/** One law with nothing but an edition note behind it. */
const LAW = /^《[^《》]+》([（(][^（）()]*[）)])?$/;
const BETWEEN_LAWS = /(?<=[》）)])[、；;，,]\s*(?=《)/;

/**
 * What a notice rests on, each once. A law that one adjustment names bare and another with its edition is told with it; a text that says more
 * than the names of laws stays as it was written.
 */
export function mergedBases(written: readonly (string | null)[]): string[] {
  const texts = [...new Set(written.map((basis) => basis?.trim() ?? '').filter((basis) => basis !== ''))];
  if (texts.length < 2) return texts;
  const parts = texts.flatMap((text) => {
    const laws = text.split(BETWEEN_LAWS);
    return laws.every((law) => LAW.test(law)) ? laws : [text];
  });
  const noted = new Set(parts.filter(hasNote).map(keyOf));
  return [...new Set(parts.filter((part) => !LAW.test(part) || hasNote(part) || !noted.has(keyOf(part))))];
}

const hasNote = (part: string): boolean => Boolean(LAW.exec(part)?.[1]);

const keyOf = (part: string): string => titleKey(part.slice(0, part.indexOf('》') + 1));
