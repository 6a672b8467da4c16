import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gazetteDocx } from '../../src/gazette';
import { step } from './steps';

const has = (command: string) => spawnSync('which', [command]).status === 0;
const LONG = Boolean(process.env.QUANZE_LONG);
const tools = ['soffice', 'pdftotext'].filter((command) => !has(command));
const describeWithOffice = LONG && tools.length === 0 ? describe : describe.skip;
const reason = !LONG
  ? ' (in the long run)'
  : tools.length === 0
    ? ''
    : ` (skipped: no ${tools.join(' and ')} here)`;

/** An office suite is the reader that counts: it opens the document without repair and shows every word. */
describeWithOffice(`the docx in an office suite${reason}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-office-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('opens, and its pages name every item', async () => {
    writeFileSync(join(home, '公告.docx'), await gazetteDocx(step));
    const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', home, join(home, '公告.docx')],
      {
        stdio: 'ignore',
      },
    );
    execFileSync('pdftotext', ['-raw', join(home, '公告.pdf'), join(home, '公告.txt')]);
    const text = readFileSync(join(home, '公告.txt'), 'utf8').replaceAll(/\s/g, '');
    for (const { content } of step.items) expect(text).toContain(content.name.replaceAll(/\s/g, ''));
    expect(text).toContain('关于调整权责清单的公告');
  }, 120_000);
});
