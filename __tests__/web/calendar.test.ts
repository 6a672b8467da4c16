import { load } from 'cheerio';
import { lawPackages } from '../../src/services';
import { SmallOffice } from './small-office';

/** The change of law of the small office takes effect on 2026-06-01; twenty working days of the national calendar later is 2026-06-30. */
describe('the calendar of the place', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await SmallOffice.open();
  });
  afterAll(() => office.close());
  const dueOn = async () => (await lawPackages(office.installation, 1)).packages[0]!.due;

  it('moves every deadline by the days off and worked that it declares', async () => {
    const before = await dueOn();
    const admin = await office.person('zhu', ['admin'], null);
    expect(await admin.link('/admin/procedure', '工作日历')).toBe('/admin/calendar');
    const save = (fields: Record<string, string>) =>
      admin.submit('/admin/calendar', '/admin/calendar', { off: '', work: '', years: '', ...fields });
    await save({ off: '2026年6月8日至2026-06-09', work: '2026-06-13' });
    expect(load(admin.html)('#off').text().trim()).toBe('2026-06-08至2026-06-09');
    expect(before.date < (await dueOn()).date).toBe(true);
    await save({});
    expect(await dueOn()).toEqual(before);
    await expect(save({ off: '下周一' })).rejects.toThrow('“下周一”读不懂');
    expect(await dueOn()).toEqual(before);
  });

  it('is for the administrator', async () => {
    const drafter = await office.person('chen', ['drafter'], null);
    await expect(drafter.read('/admin/calendar')).rejects.toThrow('403');
    await expect(
      drafter.submit('/admin/account', '/admin/calendar', { off: '2026-06-08', work: '', years: '' }),
    ).rejects.toThrow('403');
  });
});
