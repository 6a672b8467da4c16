import { isWorkingDay, readCalendar, workingDayAfter, writtenCalendar } from '../../src/list';

const NOTHING = { off: '', work: '', years: '' };

describe('a calendar that the place declares itself', () => {
  it('is read day by day or from and to, as people write them', () => {
    const { calendar, problems } = readCalendar({
      off: '2060年10月1日至2060-10-07、2060.5.3',
      work: '2060-09-26，2060-10-09\n',
      years: '2060年',
    });
    expect(problems).toEqual([]);
    expect(calendar.off).toHaveLength(8);
    expect(calendar.work).toEqual(['2060-09-26', '2060-10-09']);
    expect(writtenCalendar(calendar)).toEqual({
      off: '2060-05-03\n2060-10-01至2060-10-07',
      work: '2060-09-26\n2060-10-09',
      years: '2060',
    });
  });

  it('stands above the national one, and makes a year certain that is entered whole', () => {
    const off = '2060-10-01至2060-10-07';
    const { calendar } = readCalendar({ ...NOTHING, off, work: '2060-10-09' });
    expect(isWorkingDay('2060-10-09', calendar)).toBe(true);
    expect(isWorkingDay('2060-10-09')).toBe(false);
    expect(workingDayAfter('2060-09-30', 2, calendar)).toEqual({ date: '2060-10-09', provisional: true });
    const whole = readCalendar({ ...NOTHING, off, work: '2060-10-09', years: '2060' }).calendar;
    expect(workingDayAfter('2060-09-30', 2, whole)).toEqual({ date: '2060-10-09', provisional: false });
    // 2025-10-13 is a Monday that the national calendar has as a working day.
    expect(isWorkingDay('2025-10-13', readCalendar({ ...NOTHING, off: '2025-10-13' }).calendar)).toBe(false);
  });

  it.each([
    [{ off: '10月1日' }, 'off', '“10月1日”读不懂'],
    [{ off: '2027-02-30' }, 'off', '“2027-02-30”读不懂'],
    [{ work: '2027-03-01至2027-02-01' }, 'work', '读不懂'],
    [{ off: '2027-01-01至2027-12-31' }, 'off', '最长 31 天'],
    [{ off: '2027-01-01', work: '2027-01-01' }, 'work', '既写作放假又写作上班'],
    [{ years: '明年' }, 'years', '“明年”不是年份'],
  ])('tells what it cannot read, and where: %j', (written, field, message) => {
    const { problems } = readCalendar({ ...NOTHING, ...written });
    expect(problems).toEqual([{ field, message: expect.stringContaining(message) }]);
  });
});
