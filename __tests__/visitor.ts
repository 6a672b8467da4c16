import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { sidewaysScroll, violationsOf } from './axe';

/** As a browser's file field takes it: a path, or a file made up on the spot. */
export type Upload = string | { name: string; mimeType: string; buffer: Buffer };

export interface VisitorOptions {
  /** Pixels; 1440 is a desk, 390 a phone. */
  width?: number;
  /** False: as without JavaScript. */
  scripts?: boolean;
}

/**
 * The page object of all journeys: one person at a browser, who finds things by the words that stand there. Every page that comes is
 * checked and fails the test where axe finds a violation of WCAG 2.2 AA, where it scrolls sideways, or where a script failed or was
 * refused. `SHOTS=folder` keeps a screenshot of each page.
 */
export class Visitor {
  private readonly complaints: string[] = [];
  private readonly checked = new Set<string>();
  private shots = 0;

  private constructor(
    readonly page: Page,
    private readonly base: string,
    private readonly name: string,
    private readonly scripts: boolean,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`script failed: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) this.complaints.push(line.text());
    });
  }

  /** Opens a window of its own, with cookies of its own, on the server at `base`. */
  static async at(
    browser: Browser,
    base: string,
    { width = 1440, scripts = true }: VisitorOptions = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: scripts,
      acceptDownloads: true,
      locale: 'zh-CN',
    });
    return new Visitor(await context.newPage(), base, `${width}`, scripts);
  }

  /** Closes the window. */
  async leave(): Promise<void> {
    await this.page.context().close();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.base).href);
    await this.arrived();
  }

  /** Fills the sign-in form, wherever it stands now or from its own page. */
  async signIn(name: string, password: string): Promise<void> {
    if (!this.path().startsWith('/admin/sign-in')) await this.open('/admin/sign-in');
    await this.fill('账号', name);
    await this.fill('口令', password);
    await this.press('登录');
  }

  async signOut(): Promise<void> {
    await this.press('退出');
  }

  /** Follows the first link with these words; `within` narrows to one part of the page (a selector). */
  async follow(words: string | RegExp, within = 'body'): Promise<void> {
    await this.page.locator(within).getByRole('link', { name: words }).first().click();
    await this.arrived();
  }

  /** Presses a button that leads to another page, or to this one again. */
  async press(words: string | RegExp, within = 'body'): Promise<void> {
    const button = this.page.locator(within).getByRole('button', { name: words }).first();
    await Promise.all([this.page.waitForEvent('domcontentloaded'), button.click()]);
    await this.arrived();
  }

  /** Writes into the field with this label. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.labelled(label).fill(value);
  }

  /** Chooses an option by its words in the field with this label. */
  async choose(label: string | RegExp, option: string): Promise<void> {
    await this.labelled(label).selectOption({ label: option });
  }

  async tick(label: string | RegExp): Promise<void> {
    await this.labelled(label).check();
  }

  async attach(label: string | RegExp, files: Upload | Upload[]): Promise<void> {
    await this.labelled(label).setInputFiles(files as string[]);
  }

  /** Follows a link, or presses a button, that brings a file. */
  async download(words: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
    const thing = this.page
      .getByRole('link', { name: words })
      .or(this.page.getByRole('button', { name: words }));
    const [download] = await Promise.all([this.page.waitForEvent('download'), thing.first().click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Where the visitor is: path and query. */
  path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  async heading(): Promise<string> {
    return gathered((await this.page.locator('h1').first().textContent()) ?? '');
  }

  /** The words of the page, or of the first part of it that fits a selector, white space gathered. */
  async words(within = 'main'): Promise<string> {
    return gathered((await this.page.locator(within).first().textContent()) ?? '');
  }

  /** Checks the page at hand; for a page that changed by script. Pages come checked. */
  async check(): Promise<void> {
    const faults = [...this.complaints.splice(0)];
    // The checks are scripts themselves: open the pages again with scripts to have them.
    if (!this.scripts) {
      if (faults.length > 0) throw new Error(`${this.path()}: ${faults.join('\n')}`);
      return;
    }
    const content = await this.page.content();
    if (!this.checked.has(content)) {
      this.checked.add(content);
      await this.page.evaluate(UNFOLD);
      // Axe waits for timers, which do not run where scripts are off; with them every page is checked.
      if (this.scripts) faults.push(...(await violationsOf(this.page)));
      const over = await sidewaysScroll(this.page);
      if (over > 0) faults.push(`scrolls sideways by ${over} pixels`);
      await this.page.evaluate(FOLD);
    }
    if (faults.length > 0) throw new Error(`${this.path()}: ${faults.join('\n')}`);
  }

  private async arrived(): Promise<void> {
    await this.page.waitForLoadState('load');
    if (process.env.SHOTS) {
      const name = `${this.name}-${++this.shots}-${this.path().replaceAll(/[^\w-]+/g, '_')}.png`;
      await this.page.screenshot({ path: join(process.env.SHOTS, name.slice(0, 120)), fullPage: true });
    }
    await this.check();
  }

  private labelled(label: string | RegExp): Locator {
    return this.page.getByLabel(label).first();
  }
}

/** What is folded away is checked too: a visitor may open it. */
const UNFOLD = `for (const one of document.querySelectorAll('details:not([open])')) {
  one.dataset.folded = '';
  one.open = true;
}`;
const FOLD = `for (const one of document.querySelectorAll('[data-folded]')) {
  one.open = false;
  delete one.dataset.folded;
}`;

function gathered(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
