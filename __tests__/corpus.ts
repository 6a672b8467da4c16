import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real laws and workbooks, read in place beside the project; absent on most machines. */
export const corpusDir = resolve(__dirname, '../../shared/corpus');

export const hasCorpus = existsSync(join(corpusDir, 'laws'));

/** `describe` for tests on real texts; skipped with a word of why where the corpus is not at hand. */
export function describeWithCorpus(name: string, tests: () => void): void {
  if (hasCorpus) describe(name, tests);
  // Not the tests themselves: even skipped, their describe block would run and read files that are not there.
  else
    describe.skip(`${name} (skipped: no real texts at ../shared/corpus)`, () =>
      it('needs them', () => undefined));
}
