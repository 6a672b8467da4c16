import { drawing } from '../../scripts/bench/drawn-law';
import { lawPairs } from '../../scripts/score/corpus';
import { alignLaws, type LawText, parseLaw } from '../../src/law';
import { corpusDir, describeWithCorpus } from '../corpus';

/**
 * What is gone finds only look-alikes: three in ten articles of one side are taken away, and a sure link that the truth
 * does not have is a false one.
 */
describeWithCorpus('sure links where counterparts are taken away', () => {
  const RUNS = process.env.QUANZE_LONG ? 12 : 1;

  it('are false in fewer than one of a thousand', () => {
    const draw = drawing(7);
    const without = (law: LawText): LawText => ({
      ...law,
      articles: law.articles.filter(() => draw(10) >= 3),
    });
    const count = { sure: 0, wrong: 0 };
    for (const { old, next, truth } of lawPairs(corpusDir)) {
      const [a, b] = [parseLaw(old), parseLaw(next)];
      const links = new Set(truth.map((row) => `${row.old}>${row.new}`));
      for (let run = 0; run < RUNS; run += 1) {
        const { rows } = run % 2 === 0 ? alignLaws(a, without(b)) : alignLaws(without(a), b);
        for (const row of rows.filter(({ sure }) => sure)) {
          count.sure += 1;
          if (!links.has(`${row.old}>${row.new}`)) count.wrong += 1;
        }
      }
    }
    expect(count.sure).toBeGreaterThan(1000 * RUNS);
    expect(count.wrong).toBeLessThan(count.sure / 1000);
  });
});
