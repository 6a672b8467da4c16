import { periodsOf } from '../../src/site/periods';
import type { ReleaseFacts } from '../../src/site/snapshot';

const release = (number: number, publishedAt: string, effectiveFrom: string): ReleaseFacts => ({
  number,
  list: '1',
  publishedAt: `${publishedAt}T02:00:00Z`,
  effectiveFrom,
  documentNumber: null,
  supersedes: null,
  adjustments: [],
  lawVersions: [],
});

const told = (...releases: ReleaseFacts[]): string[] =>
  periodsOf(releases).map(({ from, until, release: { number } }) => `${from}–${until ?? ''}: ${number}`);

describe('which release is in force on which day', () => {
  it('is the first until the next takes effect', () => {
    expect(told(release(1, '2025-01-01', '2025-01-01'), release(4, '2025-06-01', '2025-07-01'))).toEqual([
      '2025-01-01–2025-07-01: 1',
      '2025-07-01–: 4',
    ]);
  });

  it('is the one published last where two take effect on one day', () => {
    expect(
      told(
        release(1, '2025-01-01', '2025-01-01'),
        release(2, '2025-02-01', '2025-03-01'),
        release(3, '2025-02-15', '2025-03-01'),
      ),
    ).toEqual(['2025-01-01–2025-03-01: 1', '2025-03-01–: 3']);
  });

  it('never is one that a later release overtook before its first day', () => {
    expect(
      told(
        release(1, '2025-01-01', '2025-01-01'),
        release(2, '2025-02-01', '2026-01-01'),
        release(3, '2025-03-01', '2025-04-01'),
      ),
    ).toEqual(['2025-01-01–2025-04-01: 1', '2025-04-01–: 3']);
  });

  it('goes back in time where a correction takes effect before it was published', () => {
    expect(told(release(1, '2025-01-01', '2025-01-01'), release(2, '2025-06-01', '2024-12-01'))).toEqual([
      '2024-12-01–: 2',
    ]);
  });
});
