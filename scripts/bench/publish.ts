/**
 * The seven bars of publishing as ratios of one run, each pair measured back to back and in turns. `bench:publish [ITEMS]`; 10,000 unless
 * given, and ten times as many for memory. `--only eleventy|copy|republish|tamper|memory` measures one of its parts; `republish` has the verifier
 * with it. Writes docs/benchmarks.md with `--write`. Exits 1 where a bar is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copied, missedHarms, signAgain, verified } from './tamper';

const root = resolve(__dirname, '../..');
const items = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
const RUNS = 3;
const HARMS = 1000;
const TITLE = '## Publishing';
/** The step script alone is compiled; what it measures is the built program. */
const STEP = [
  ...['scripts/register.cjs', 'scripts/bench/on-dist.cjs'].flatMap((file) => ['-r', join(root, file)]),
  join(root, 'scripts/bench/publish-step.ts'),
];
const home = mkdtempSync(join(tmpdir(), 'quanze-bench-'));

interface Measured {
  ms: number;
  cpu: number;
  memory: number;
  [more: string]: unknown;
}

interface Row {
  what: string;
  measured: string;
  bar: string;
  met: boolean | null;
}

const rows: Row[] = [];

function row(what: string, measured: string, bar: string, met: boolean | null): void {
  rows.push({ what, measured, bar, met });
  console.log(`${met === null ? '—' : met ? '✓' : '✗'} ${what}: ${measured} (${bar})`);
}

/** Node lets garbage lie while there is room: how much memory a thing needs shows only where there is little. */
const HELD = { heap: 400, flags: ['--max-old-space-size=400', '--max-semi-space-size=8'] };

const step = (...args: string[]): Measured => stepWith([], ...args);

function stepWith(flags: readonly string[], ...args: string[]): Measured {
  const output = execFileSync(process.execPath, [...flags, ...STEP, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.trim().split('\n').at(-1)!) as Measured;
}

function timed(program: string, args: string[], cwd = home): number {
  const from = performance.now();
  const run = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr || run.error}`);
  return performance.now() - from;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const times = (value: number): string => value.toFixed(2);
const fresh = (name: string): string => {
  const folder = join(home, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
};

/** Two ways of doing a thing in turns; what a shared machine takes from one it takes from the other. */
function inTurns(one: () => number, other: () => number): { one: number; other: number; ratio: number } {
  const pairs = Array.from({ length: RUNS }, () => ({ one: one(), other: other() }));
  return {
    one: median(pairs.map((pair) => pair.one)),
    other: median(pairs.map((pair) => pair.other)),
    ratio: median(pairs.map((pair) => pair.one / pair.other)),
  };
}

function againstEleventy(): void {
  const what = `HTML item pages of ${items} items against Eleventy 3`;
  const eleventy = join(home, 'eleventy');
  step('facts', home, String(items));
  cpSync(join(__dirname, 'eleventy/item.njk'), join(eleventy, 'item.njk'));
  writeFileSync(join(eleventy, 'package.json'), '{"name":"bench","private":true}\n');
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '@11ty/eleventy@3'], {
    cwd: eleventy,
    encoding: 'utf8',
  });
  if (install.status !== 0) {
    row(
      what,
      `not measured: Eleventy cannot be installed (${install.stderr.trim().split('\n')[0]})`,
      '≤ 0.5',
      null,
    );
    return;
  }
  const cli = join(eleventy, 'node_modules/@11ty/eleventy/cmd.cjs');
  const { one, other, ratio } = inTurns(
    () => {
      const out = fresh('pages');
      return timed(process.execPath, [...STEP, 'pages', home, String(items), out]);
    },
    () => {
      const out = fresh('eleventy-pages');
      return timed(process.execPath, [cli, '--quiet', `--output=${out}`], eleventy);
    },
  );
  row(what, `${times(ratio)} (${seconds(one)} to ${seconds(other)})`, '≤ 0.5', ratio <= 0.5);
}

function againstCopy(): void {
  let search = 0;
  let out = '';
  const { one, other, ratio } = inTurns(
    () => {
      out = fresh('everything');
      mkdirSync(out);
      const whole = step('everything', out, String(items)).ms;
      search = step('search', home, String(items)).ms;
      return whole - search - step('draw', home, String(items)).ms;
    },
    () => timed('cp', ['-r', join(out, 'builds/1'), fresh('copy')]),
  );
  row(
    `everything for ${items} items against cp -r, search index aside`,
    `${times(ratio)} (${seconds(one)} to ${seconds(other)}; the search index takes ${seconds(search)})`,
    '≤ 3',
    ratio <= 3,
  );
}

function republishing(): string {
  const base = fresh('register');
  mkdirSync(base);
  step('found', base, String(items));
  const out = join(base, 'site');
  const whole = step('publish', base, '1', out);
  let edition = 1;
  for (const [way, words] of Object.entries(WAYS)) {
    const parts = Array.from({ length: RUNS }, () => {
      edition += 1;
      step('change', base, String(edition), way);
      return step('publish', base, String(edition), out);
    });
    const share = (figure: (part: Measured) => number) => median(parts.map(figure)) / figure(whole);
    const [time, bytes] = [share(({ ms }) => ms), share(({ bytesWritten }) => bytesWritten as number)];
    row(
      `republishing ${items} items with 1 % changed, ${words}, time against publishing whole`,
      `${times(time)} (${seconds(median(parts.map(({ ms }) => ms)))} to ${seconds(whole.ms)}; processor time ${times(share(({ cpu }) => cpu))})`,
      '≤ 0.3',
      time <= 0.3,
    );
    row('the same, bytes written', `${(bytes * 100).toFixed(1)} %`, '≤ 5 %', bytes <= 0.05);
  }
  return out;
}

/** How the changed items stand in the list, and what changes in them. */
const WAYS = {
  together: 'what is said of the basis of items that stand together',
  spread: 'names too, spread evenly over the list',
};

function memory(): void {
  const small = fresh('small');
  const large = fresh('large');
  for (const folder of [small, large]) mkdirSync(folder);
  const few = stepWith(HELD.flags, 'everything', small, String(items));
  const many = stepWith(HELD.flags, 'everything', large, String(items * 10));
  rmSync(large, { recursive: true, force: true });
  const growth = many.ms / 10 / few.ms;
  row(
    `memory at ${items * 10} items, Node's heap held to ${HELD.heap} MB`,
    `${many.memory.toFixed(0)} MB`,
    '< 600 MB',
    many.memory < 600,
  );
  row(
    `time per item at ${items * 10} against ${items}`,
    `${times(growth)} (processor time ${times(many.cpu / 10 / few.cpu)})`,
    '≤ 1.3',
    growth <= 1.3,
  );
}

function verifying(site: string): void {
  const folder = join(site, 'current/');
  const sums = execFileSync('sh', ['-c', 'ls SITE.SHA256SUMS releases/*/DATA.SHA256SUMS'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { one, other, ratio } = inTurns(
    () => timed(process.execPath, ['verify.mjs'], folder),
    () => timed('sha256sum', ['--quiet', '-c', ...sums.trim().split('\n')], folder),
  );
  row(
    `verify of ${items} items against sha256sum -c`,
    `${times(ratio)} (${seconds(one)} to ${seconds(other)})`,
    '≤ 2',
    ratio <= 2,
  );
}

async function tampering(): Promise<void> {
  const base = fresh('small-register');
  mkdirSync(base);
  const site = join(base, 'site');
  step('found', base, '100');
  step('publish', base, '1', site);
  const key = readFileSync(join(site, 'current/log/policy.txt'), 'utf8').match(/^log (\S+)$/m)![1]!;
  const folder = copied(site);
  if (!(await verified(folder, key)).ok) throw new Error('the untouched site does not verify');
  const missed = await missedHarms(folder, HARMS);
  row(
    `${HARMS} drawn changes of one byte, deletions and additions`,
    `${HARMS - missed.length} found and named${missed.length > 0 ? `; missed ${JSON.stringify(missed[0])}` : ''}`,
    'all',
    missed.length === 0,
  );
  await signAgain(folder);
  const [blind, keyed] = [await verified(folder), await verified(folder, key)];
  const refused = blind.ok && !keyed.ok && keyed.publisher === 'unchecked';
  row(
    'a whole site signed again with another key, checked with the old key',
    `${refused ? 'refused' : 'taken'}: ${keyed.problems[0]?.meaning ?? ''}`,
    'refused',
    refused,
  );
  rmSync(folder, { recursive: true, force: true });
}

function table(): string {
  const line = ({ what, measured, bar, met }: Row): string =>
    `| ${what} | ${measured} | ${bar} | ${met === null ? 'not measured' : met ? 'met' : 'missed'} |`;
  return [
    TITLE,
    '',
    `\`npm run bench:publish -- --write\` wrote this: ${items} invented items of some 3 KB each, resting on 8 laws of 200 articles.`,
    'Each pair was measured back to back, in turns, the median of three; times include the start of the process where both sides',
    'have one. “Everything” runs from the frozen facts to the finished build, less what it takes to draw the facts; republishing is the whole',
    'use case on SQLite. A change of law hits what is said of the basis of items that stand together. Where names change, and evenly over the list,',
    'every page of every list and every part of its tables has to be written anew.',
    `Node ${process.version}, ${cpus().length} processors.`,
    '',
    '| figure | measured | bar | |',
    '|---|---|---|---|',
    ...rows.map(line),
    '',
  ].join('\n');
}

/** Puts the table in the place of the one before; what else the file holds stays. */
function write(): void {
  const file = join(root, 'docs/benchmarks.md');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n\n';
  const at = before.indexOf(TITLE);
  const next = at < 0 ? -1 : before.indexOf('\n## ', at + 1);
  const [head, tail] = at < 0 ? [before, ''] : [before.slice(0, at), next < 0 ? '' : before.slice(next + 1)];
  writeFileSync(file, `${head.trimEnd()}\n\n${table()}${tail === '' ? '' : `\n${tail}`}`);
}

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/release/verify.mjs'))) throw new Error('run npm run build first');
  try {
    const parts: Record<string, () => void | Promise<void>> = {
      eleventy: againstEleventy,
      copy: againstCopy,
      republish: () => verifying(republishing()),
      tamper: tampering,
      memory,
    };
    const at = process.argv.indexOf('--only');
    const only = at < 0 ? Object.keys(parts) : [process.argv[at + 1]!];
    for (const part of only) {
      if (!parts[part]) throw new Error(`--only ${Object.keys(parts).join('|')}`);
      await parts[part]();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  if (process.argv.includes('--write')) write();
  process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
}

void main();
