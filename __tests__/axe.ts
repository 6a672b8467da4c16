import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of WCAG 2.2, levels A and AA. */
export const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe objects to on a page, one line a rule with the elements it is broken at; empty where nothing. */
export async function violationsOf(page: Page, tags: string[] = WCAG_22_AA): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate((runOnly) => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    return run({ runOnly, resultTypes: ['violations'] });
  }, tags);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(' | ')}`,
  );
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[]; html: string }[] }[];
}

/** By how many pixels the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;
}
