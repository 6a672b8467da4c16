import fc from 'fast-check';
import type { LegalBasis } from '../../src/list';
import { type BasisPiece, basisPieces } from '../../src/render';

const CELL = '【规章】《示例办法》（2019年公布）\n第七条、第八条：违者罚款。';
const at = (text: string) => ({ start: CELL.indexOf(text), end: CELL.indexOf(text) + text.length });
const basis = (address: string, written: string, quote: string | null): LegalBasis => ({
  role: 'power',
  law: '示例办法',
  address,
  at: at(written),
  titleAt: at('《示例办法》'),
  noteAt: at('（2019年公布）'),
  quoteAt: quote === null ? null : at(quote),
});
const BASES = [basis('7', '第七条', null), basis('8', '第八条', '违者罚款。')];
const whole = (pieces: BasisPiece[]): string => pieces.map(({ text }) => text).join('');

describe('a legal-basis cell in pieces', () => {
  it('links the title and each number, and marks what is outstanding', () => {
    const pieces = basisPieces(CELL, 'power', BASES, (index) => ({
      law: 'law.html',
      provision: `law.html#a${index}`,
      mark: index === 1 ? '现为第九条' : null,
    }));
    expect(pieces).toEqual([
      { text: '【规章】' },
      { text: '《示例办法》', law: true, href: 'law.html' },
      { text: '（2019年公布）', note: true },
      { text: '\n' },
      { text: '第七条', number: true, href: 'law.html#a0' },
      { text: '、' },
      { text: '第八条', number: true, href: 'law.html#a1', marks: ['现为第九条'] },
      { text: '：' },
      { text: '违者罚款。', quote: true },
    ]);
  });

  it('leaves bases of another role alone', () => {
    expect(basisPieces(CELL, 'duty', BASES, () => null)).toEqual([{ text: CELL }]);
  });

  it('is the cell letter for letter whatever the spans are', () => {
    const span = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
    });
    const any = fc.record({
      at: fc.option(span),
      titleAt: span,
      noteAt: fc.option(span),
      quoteAt: fc.option(span),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(any), (text, spans) => {
        const bases = spans.map((one) => ({ ...BASES[0]!, ...one }));
        expect(whole(basisPieces(text, 'power', bases, () => null))).toBe(text);
      }),
    );
  });
});
