import { beijingDate, chineseDate, chineseTime, pubDate } from '../../src/render';

describe('dates', () => {
  it('are written in Chinese, in Beijing time', () => {
    expect(chineseDate('2026-11-04')).toBe('2026年11月4日');
    expect(chineseDate('2026-11-24T16:30:00Z')).toBe('2026年11月25日');
    expect(chineseDate('不详')).toBe('不详');
    expect(chineseTime('2026-11-24T16:05:59.000Z')).toBe('2026年11月25日 00:05');
  });

  it('stand in the PubDate tag to the minute', () => {
    expect(pubDate('2026-11-24T16:30:59.000Z')).toBe('2026-11-25 00:30');
    expect(pubDate('2026-11-24')).toBe('2026-11-24');
    expect(beijingDate('2026-12-31T23:00:00Z')).toBe('2027-01-01');
  });
});
