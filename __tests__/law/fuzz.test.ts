import { drawing } from '../../scripts/bench/drawn-law';
import { alignLaws, citationsIn, diffLaws, parseLaw } from '../../src/law';
import { someCells, someLaws } from './corpus-texts';
import { mutated } from './mutate';
import { piecesOf } from './put-together';

const LONG = process.env.QUANZE_LONG !== undefined;
/** Files and cells, half each; in every test run a drawn sample of them. */
const RUNS = LONG ? 10_000 : 80;
/** Aligning takes longest, so one file in so many is. */
const ALIGNED = LONG ? 20 : 15;

/** A hang hangs every time: processor time, and the least of three tries, so that a busy machine does not look like one. */
function hangs(run: () => void): boolean {
  return [1, 2, 3].every(() => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6 > 1;
  });
}

describe('whatever happens to a text', () => {
  const draw = drawing(20_260);

  it('a law is read whole, aligned and shown within a second', () => {
    const laws = someLaws();
    for (let run = 0; run < RUNS; run += 1) {
      const text = laws[draw(laws.length)]!;
      const harmed = mutated(text, draw);
      const long = hangs(() => {
        const law = parseLaw(harmed);
        const put = piecesOf(law).map(({ start, end }) => harmed.slice(start, end));
        expect(put.join('')).toBe(harmed);
        expect(new Set(law.articles.map(({ number }) => number)).size).toBe(law.articles.length);
        if (run % ALIGNED !== 0) return;
        const before = parseLaw(text);
        const alignment = alignLaws(before, law);
        const rows = diffLaws(before, law, alignment).map(({ row }) => row);
        expect(new Set(rows.flatMap((row) => row.old ?? [])).size).toBe(before.articles.length);
        expect(new Set(rows.flatMap((row) => row.new ?? [])).size).toBe(law.articles.length);
      });
      if (long) throw new Error(`over a second for ${JSON.stringify(harmed.slice(0, 2000))}`);
    }
  });

  it('a cell is read within a second, every span inside it', () => {
    const cells = someCells();
    for (let run = 0; run < RUNS; run += 1) {
      const harmed = mutated(cells[draw(cells.length)]!, draw);
      const long = hangs(() => {
        for (const { start, end } of citationsIn(harmed)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(harmed.length);
        }
      });
      if (long) throw new Error(`over a second for ${JSON.stringify(harmed.slice(0, 2000))}`);
    }
  });
});
