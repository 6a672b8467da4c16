import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GazetteBusy, GazetteNotSet } from '../../src/gazette';
import { Typesetting } from '../../src/gazette/typesetting';

describe('setting a document in a process of its own', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-typesetting-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const diary = join(home, 'diary');
  const order = { inputs: { gazette: '文'.repeat(100_000) }, fonts: [], createdAt: 0 };
  /** Stands in for the typesetter: what a process can do to the one that waits for it. */
  const doing = (lines: string, limits = { patience: 20_000, waiting: 8 }): Typesetting => {
    const program = join(home, 'program.cjs');
    writeFileSync(
      program,
      `const fs = require('node:fs'); const diary = ${JSON.stringify(diary)};\n${lines}`,
    );
    return new Typesetting(limits, program);
  };

  it('hands over what the process writes, however much the order holds', async () => {
    const echo = doing(
      "process.stdout.write(String(JSON.parse(fs.readFileSync(0, 'utf8')).inputs.gazette.length));",
    );
    expect(Buffer.from(await echo.set(order)).toString()).toBe('100000');
  });

  it.each([
    ['is killed', "process.kill(process.pid, 'SIGKILL');", '排版进程中途停了（SIGKILL），多半是内存不够'],
    ['fails', "fs.writeSync(2, 'unknown variable'); process.exit(1);", 'unknown variable'],
    ['fails in silence', 'process.exit(3);', '没有说明'],
  ])('says so in one clear message when the process %s, and sets the next one', async (_, lines, why) => {
    await expect(doing(lines).set(order)).rejects.toThrow(GazetteNotSet);
    const setting = doing(lines);
    await expect(setting.set(order)).rejects.toThrow(`请先用 docx 或 xlsx，并把以下内容告诉维护人员：${why}`);
    doing("process.stdout.write('成');");
    expect(Buffer.from(await setting.set(order)).toString()).toBe('成');
  });

  it('stops a process that takes too long', async () => {
    const slow = doing('setTimeout(() => {}, 60_000);', { patience: 1_000, waiting: 0 });
    await expect(slow.set(order)).rejects.toThrow('排版超过1秒，已停下');
  });

  it('sets one document at a time, and refuses what would wait behind too many', async () => {
    writeFileSync(diary, '');
    const note = (word: string) => `fs.appendFileSync(diary, '${word}');`;
    const setting = doing(`${note('<')} setTimeout(() => { ${note('>')} }, 50);`, {
      patience: 20_000,
      waiting: 1,
    });
    const [first, second] = [setting.set(order), setting.set(order)];
    await expect(setting.set(order)).rejects.toThrow(GazetteBusy);
    await Promise.all([first, second]);
    expect(readFileSync(diary, 'utf8')).toBe('<><>');
    await setting.set(order);
  });
});
