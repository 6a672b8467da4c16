/** Chinese numerals as statutes and list cells write them, both ways. */

const DIGITS = new Map([...'〇零一二三四五六七八九'].map((c, i) => [c, Math.max(0, i - 1)]));
DIGITS.set('○', 0).set('两', 2);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters that can stand in a written number, for use inside a character class. */
export const NUMERAL = '〇○零一二两三四五六七八九十百千0-9０-９';

/** 一百零一, 一百〇一, 一〇一, 101 or １０１ → 101; null where it is no number. */
export function chineseToNumber(written: string): number | null {
  const text = written.replaceAll(/[\s\u200b\ufeff]/g, '').normalize('NFKC');
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (text === '' || text.length > 12) return null;
  return [...text].some((c) => UNITS.has(c)) ? withUnits(text) : digitByDigit(text);
}

function withUnits(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const c of text) {
    const unit = UNITS.get(c);
    if (unit !== undefined) {
      total += (digit || 1) * unit;
      digit = null;
    } else {
      const value = DIGITS.get(c) ?? (/\d/.test(c) ? Number(c) : null);
      if (value === null) return null;
      digit = value;
    }
  }
  return total + (digit ?? 0);
}

function digitByDigit(text: string): number | null {
  let total = 0;
  for (const c of text) {
    const value = DIGITS.get(c);
    if (value === undefined) return null;
    total = total * 10 + value;
  }
  return total;
}

const WRITTEN = [...'零一二三四五六七八九'];

/** 101 → 一百零一; whole numbers from 0 to 9999, as statutes write them (十二, not 一十二). */
export function numberToChinese(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError(`no statute numbers an article ${value}`);
  if (value < 10) return WRITTEN[value]!;
  const places = [...String(value)].map(Number);
  let text = '';
  places.forEach((digit, index) => {
    const unit = ['', '十', '百', '千'][places.length - 1 - index]!;
    if (digit > 0) text += WRITTEN[digit]! + unit;
    else if (!text.endsWith('零')) text += '零';
  });
  text = text.replace(/零$/, '');
  return value < 20 ? text.replace('一十', '十') : text;
}
