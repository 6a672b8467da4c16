import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

/** Addresses that differ in numbers or filters alone are one kind of page. */
const kindOf = (href: string) => href.replace(/\?.*$/, '').replaceAll(/\d[\d-]*/g, '#');
const IS_FILE = /\.(?:docx|pdf|xlsx|csv|json|zip)(?:\?|$)/;

describeLongJourney('every page of the officer’s side', (browser) => {
  let app: Served;
  let name: string;
  const pages = new Map<string, string>();

  beforeAll(async () => {
    app = await served({ sample: true });
    name = await app.person('管理员', ['admin', 'drafter', 'reviewer', 'approver', 'publisher', 'clerk']);
    const officer = await app.officer('走查', ['admin']);
    const waiting = ['/admin'];
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      for (const href of await officer.links(page)) {
        if (!href.startsWith('/admin') || IS_FILE.test(href) || pages.has(kindOf(href))) continue;
        pages.set(kindOf(href), href);
        waiting.push(href);
      }
    }
  });
  afterAll(() => app?.close());

  it('is reached from the desk', () => {
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        '/admin/lists/#/items/#',
        '/admin/lists/#/check',
        '/admin/lists/#/gazette',
        '/admin/releases/#',
        '/admin/adjustments/#',
      ]),
    );
  });

  it.each([1440, 390])('breaks no rule of WCAG 2.2 AA and fits a window of %d pixels', async (width) => {
    const visitor = await Visitor.at(browser(), app.base, { width });
    await visitor.signIn(name, PASSWORD);
    const faults: string[] = [];
    for (const page of pages.values())
      await visitor.open(page).catch((error: Error) => faults.push(error.message));
    await visitor.leave();
    expect(faults).toEqual([]);
  });
});
