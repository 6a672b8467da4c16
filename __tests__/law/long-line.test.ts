import { readLawFile } from '../../src/intake';
import { citationsIn, diffText, parseLaw } from '../../src/law';

/** Characters of the one line: five million, as a broken export may give; in every test run a shorter one. */
const LENGTH = process.env.QUANZE_LONG ? 5_000_000 : 200_000;
/** Processor seconds. Linear is a fraction of it, quadratic minutes or days. */
const MOST = process.env.QUANZE_LONG ? 60 : 8;

const line = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length));

const UNITS = [
  '甲（乙）第丙条。',
  '第三条、',
  '《',
  '（',
  '《甲法》第三条',
  '；（一）',
  '第一章　',
  '“',
  '2021年1月1日修正',
  '<!--',
  '　',
];

async function seconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('one line that never ends costs what its length costs', () => {
  const some = process.env.QUANZE_LONG ? UNITS : UNITS.slice(0, 4);

  it.each(some)('%s read as a law', async (unit) => {
    expect(await seconds(() => parseLaw(`第一条　${line(unit)}`))).toBeLessThan(MOST);
  });

  it.each(some)('%s read as a cell', async (unit) => {
    expect(await seconds(() => citationsIn(`《甲法》（2020年${line(unit)}`))).toBeLessThan(MOST);
  });

  it.each(some.slice(0, 2))('%s compared with what begins and ends otherwise', async (unit) => {
    const [old, next] = [`${line(unit)}甲`, `乙${line(unit)}丙`];
    const shown = diffText(old, next, { folded: true });
    expect(shown.runs.map(({ text }) => text).join('')).toContain('丙');
    expect(await seconds(() => diffText(old, next, { folded: true }))).toBeLessThan(MOST);
  });

  it.each(['页.html', '页.md'])('read from %s', async (name) => {
    const bytes = new TextEncoder().encode(`<html><body><p>第一条　${line('甲（乙）')}`);
    expect(await seconds(() => readLawFile(bytes, name))).toBeLessThan(MOST);
  });
});
