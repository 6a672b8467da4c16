import { dayOfEffect } from '../../../src/services/publish/prepare';

describe('the day from which a release takes effect, where nobody says another', () => {
  const from = (...days: (string | null)[]) =>
    dayOfEffect(
      days.map((effectiveFrom) => ({ effectiveFrom })),
      '2026-11-25',
    );

  it('is that of its adjustments, the last of them, so that nothing is shown in force too early', () => {
    expect(from('2026-12-01', null, '2027-01-01')).toBe('2027-01-01');
  });

  it('is today where they name none, or one gone by', () => {
    expect(from(null)).toBe('2026-11-25');
    expect(from('2026-10-01')).toBe('2026-11-25');
  });
});
