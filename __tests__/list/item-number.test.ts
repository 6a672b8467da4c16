import { ItemNumbers, POWER_TYPES, type PowerType } from '../../src/list';

const next = (type: PowerType, taken: string[]) => new ItemNumbers(taken).next(type);

describe('the permanent number of an item', () => {
  it('is the letters of the type and a running number', () => {
    expect(next('permit', [])).toBe('XK-0001');
    expect(next('other', ['XK-0001', 'QT-0009'])).toBe('QT-0010');
  });

  it('is never given again, gaps stay gaps', () => {
    expect(next('penalty', ['CF-0001', 'CF-0007'])).toBe('CF-0008');
  });

  it('goes on past four digits', () => {
    expect(next('penalty', ['CF-9999'])).toBe('CF-10000');
    expect(next('penalty', ['CF-10000', 'CF-0003'])).toBe('CF-10001');
  });

  it('tells every type apart', () => {
    const numbers = new ItemNumbers(['XK-0004', 'not a number']);
    const given = (Object.keys(POWER_TYPES) as PowerType[]).flatMap((type) => [
      numbers.next(type),
      numbers.next(type),
    ]);
    expect(new Set(given).size).toBe(20);
    expect(given).toContain('XK-0006');
    expect(given.every((number) => /^[A-Z]{2}-\d{4}$/.test(number))).toBe(true);
  });
});
