import { deadlineInWords } from '../../src/services';
import { deadlineOf } from '../../src/services/deadline';
import { installed } from './installed';

const seenOn = async (now: string, from: string, days: number) => {
  const installation = await installed('sqlite::memory:', now);
  const words = deadlineInWords(await deadlineOf(installation, installation.db.manager, from, days));
  await installation.close();
  return words;
};

describe('a deadline in words', () => {
  it('is past from the day after it on, though no working day has gone by', async () => {
    // Thursday 26 November 2026 and one working day: Friday the 27th.
    const seen = (now: string) => seenOn(now, '2026-11-26', 1);
    expect(await seen('2026-11-26T02:00:00.000Z')).toBe('2026年11月27日前（余 1 个工作日）');
    expect(await seen('2026-11-27T02:00:00.000Z')).toBe('2026年11月27日前（今天到期）');
    expect(await seen('2026-11-28T02:00:00.000Z')).toBe('2026年11月27日前（已超期）');
    expect(await seen('2026-11-30T02:00:00.000Z')).toBe('2026年11月27日前（已超 1 个工作日）');
  });
});
