/**
 * How well the law engine reads, aligns and cites the real texts beside the project, as one table, held against the
 * floors of `reached.json`. `--misses` lists what is wrong; `--raise` lifts the floors that were passed. Exits 1 below a floor.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Figure, scores } from './figures';
import { belowFloor, type Floors, raised } from './floors';

const corpus = resolve(__dirname, '../../../shared/corpus');
const file = join(__dirname, 'reached.json');

function table(figures: readonly Figure[], floors: Floors): void {
  const cell = (value: number, { faults }: Figure) =>
    (faults ? String(value) : value.toFixed(4)).padStart(10);
  console.log(
    `${'figure'.padEnd(34)}${['tuned on', 'tested on', 'all', 'floor', 'bar'].map((h) => h.padStart(10)).join('')}`,
  );
  for (const figure of figures) {
    const values = [figure.tuned, figure.tested, figure.all, floors[figure.name] ?? figure.bar, figure.bar];
    console.log(`${figure.name.padEnd(34)}${values.map((value) => cell(value, figure)).join('')}`);
  }
}

if (!existsSync(join(corpus, 'truth'))) console.log('no real texts at ../shared/corpus: nothing to score');
else {
  const { figures, misses } = scores(corpus);
  const floors = JSON.parse(readFileSync(file, 'utf8')) as Floors;
  if (process.argv.includes('--misses'))
    for (const [name, list] of misses)
      console.log(`${name}\n${list.map((miss) => `    ${miss}`).join('\n')}`);
  table(figures, floors);
  if (process.argv.includes('--raise'))
    writeFileSync(file, `${JSON.stringify(raised(floors, figures), null, 2)}\n`);
  for (const what of belowFloor(floors, figures)) {
    console.error(what);
    process.exitCode = 1;
  }
}
