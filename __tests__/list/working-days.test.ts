import { calendarHolds, isWorkingDay, workingDayAfter, workingDaysBetween } from '../../src/list';

/** 国务院办公厅关于2025年、2026年部分节假日安排的通知 are in the calendar; that of 2060 is not. */
describe('working days', () => {
  it.each([
    ['2025-10-01', false, 'a holiday'],
    ['2025-09-28', true, 'a Sunday worked in its stead'],
    ['2025-10-11', true, 'a Saturday worked in its stead'],
    ['2025-10-12', false, 'a Sunday'],
    ['2025-10-13', true, 'a Monday'],
  ])('%s: %s, %s', (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it('count from the day after, over a long holiday', () => {
    expect(workingDayAfter('2025-09-30', 1)).toEqual({ date: '2025-10-09', provisional: false });
    expect(workingDayAfter('2025-09-30', 3)).toEqual({ date: '2025-10-11', provisional: false });
    expect(workingDayAfter('2025-09-26', 20)).toEqual({ date: '2025-10-30', provisional: false });
  });

  it('are provisional in a year whose notice is not there yet', () => {
    expect(calendarHolds('2025')).toBe(true);
    expect(calendarHolds('2060')).toBe(false);
    expect(workingDayAfter('2060-09-30', 1)).toEqual({ date: '2060-10-01', provisional: true });
    expect(isWorkingDay('2060-10-02')).toBe(false);
  });

  it('between two days are those after the first, the last included; counted back they are negative', () => {
    expect(workingDaysBetween('2025-09-30', '2025-10-11')).toEqual({ days: 3, provisional: false });
    expect(workingDaysBetween('2025-10-11', '2025-09-30')).toEqual({ days: -3, provisional: false });
    expect(workingDaysBetween('2025-10-09', '2025-10-09').days).toBe(0);
    expect(workingDaysBetween('2059-12-31', '2060-01-02').provisional).toBe(true);
  });

  it('do not depend on where the machine stands', () => {
    const zone = process.env.TZ;
    for (const place of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
      process.env.TZ = place;
      expect([isWorkingDay('2025-10-11'), isWorkingDay('2025-10-12')]).toEqual([true, false]);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});
