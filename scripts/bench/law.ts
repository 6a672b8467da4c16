/**
 * Speed of the law engine as ratios in one run: parse, align and diff against git's word diff of the same two files,
 * parsing against reading and splitting, and how time grows with the number of articles. Exits 1 where a bound is broken.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { amended, drawing, drawnArticles, lawOf } from './drawn-law';

// As it is shipped.
const { alignLaws, diffLaws, parseLaw } = require('../../dist/law') as typeof import('../../src/law');

const RUNS = 21;
/** Until the engine's code is compiled: it is measured warm. */
const WARM = 25;
const corpus = resolve(__dirname, '../../../shared/corpus');
const broken: string[] = [];

/** The best time of several: the run that the machine disturbed least. */
function best(run: () => void, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Best times of two rivals that take turns: what else the machine does then disturbs both alike. */
function duel(one: () => void, other: () => void): [number, number] {
  const times: [number, number] = [Infinity, Infinity];
  for (let i = 0; i < RUNS; i += 1) {
    [one, other].forEach((run, side) => {
      const start = performance.now();
      run();
      times[side] = Math.min(times[side]!, performance.now() - start);
    });
  }
  return times;
}

function compare(old: string, next: string): void {
  const [a, b] = [parseLaw(old), parseLaw(next)];
  diffLaws(a, b, alignLaws(a, b));
}

function bound(name: string, value: number, most: number): string {
  if (value > most) broken.push(`${name}: ${value.toFixed(2)} > ${most}`);
  return value > most ? '✗' : '✓';
}

const ms = (value: number) => `${value.toFixed(1).padStart(8)} ms`;

function corpusPairs(): void {
  const git = (old: string, next: string) =>
    spawnSync('git', ['diff', '--no-index', '--word-diff=porcelain', '--word-diff-regex=.', ...[old, next]]);
  const files = readdirSync(join(corpus, 'truth')).map((name) => {
    const [title, from, to] = name.replace(/\.json$/, '').split('__') as [string, string, string];
    const path = (date: string) => join(corpus, 'laws', title, `${date}.txt`);
    return { name: `${title} ${from} → ${to}`, old: path(from), next: path(to) };
  });
  const texts = files.map(({ old, next }) => [old, next].map((file) => readFileSync(file, 'utf8')));
  for (let i = 0; i < WARM; i += 1) for (const [old, next] of texts) compare(old!, next!);
  console.log('parse + align + diff          ours         git   ratio');
  files.forEach(({ name, old, next }, index) => {
    const [oldText, newText] = texts[index] as [string, string];
    const [ours, theirs] = duel(
      () => compare(oldText, newText),
      () => git(old, next),
    );
    const ratio = ours / theirs;
    const marks = bound(`${name} against git`, ratio, 3) + bound(`${name} in ms`, ours, 150);
    console.log(`${ms(ours)} ${ms(theirs)} ${ratio.toFixed(2).padStart(7)} ${marks} ${name}`);
  });
  const largest = files.flatMap(({ old, next }) => [old, next]);
  const [read, parse] = duel(
    () => {
      for (const file of largest) readFileSync(file, 'utf8').split('\n');
    },
    () => {
      for (const file of largest) parseLaw(readFileSync(file, 'utf8'));
    },
  );
  console.log(
    `parsing ${ms(parse)}, reading and splitting ${ms(read)}, ratio ${(parse / read).toFixed(2)} ${bound('parsing', parse / read, 10)}`,
  );
}

function drawnLaws(): void {
  const pair = (count: number, edited: number): [string, string] => {
    const draw = drawing(count);
    const articles = drawnArticles(count, draw);
    return [lawOf(articles), lawOf(amended(articles, edited, draw))];
  };
  const [old, next] = pair(1260, 300);
  const code = best(() => compare(old, next), 5);
  console.log(`1,260 articles, 3 in 10 edited: ${ms(code)} ${bound('1,260 articles', code, 1000)}`);
  const sizes = [2500, 5000, 10_000, 20_000];
  const times = sizes.map((size) => {
    const [a, b] = pair(size, 20);
    return best(() => compare(a, b), 3);
  });
  const growth = times.at(-1)! / times[0]!;
  const fair = (20_000 * Math.log2(20_000)) / (2500 * Math.log2(2500));
  console.log(
    `${sizes.map((size, i) => `${size}: ${times[i]!.toFixed(0)} ms`).join(', ')}; ` +
      `grew ${growth.toFixed(1)} times where n log n grows ${fair.toFixed(1)} ${bound('growth', growth, fair * 1.3)}`,
  );
}

if (existsSync(join(corpus, 'truth'))) {
  execFileSync('git', ['--version']);
  corpusPairs();
} else console.log('no real texts at ../shared/corpus: only drawn laws are measured');
drawnLaws();
for (const what of broken) console.error(`too slow: ${what}`);
process.exitCode = broken.length > 0 ? 1 : 0;
