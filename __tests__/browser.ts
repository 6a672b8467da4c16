import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Chromium of the system; CHROMIUM_PATH names another. */
export const chromiumPath =
  [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** `describe` for tests that look at pages in a real browser; skipped with a word of why where there is none. */
export function describeWithBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (chromiumPath === null) {
    describe.skip(`${name} (skipped: no Chromium; install it or set CHROMIUM_PATH)`, () =>
      tests(() => absent()));
    return;
  }
  describe(name, () => {
    let browser: Browser | null = null;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: chromiumPath!,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-sync',
        ],
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser ?? absent());
  });
}

/** The same for a journey of a minute, left to `npm run test:long`; `review` and `law-change` have short ones for every run. */
export function describeLongJourney(name: string, tests: (browser: () => Browser) => void): void {
  if (process.env.QUANZE_LONG) describeWithBrowser(name, tests);
  else describe.skip(`${name} (skipped: a journey for npm run test:long)`, () => tests(() => absent()));
}

function absent(): never {
  throw new Error('no browser');
}
