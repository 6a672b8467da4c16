import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { folderReader, formatVkey, reportText, verifyTree, writeZip } from '../../src/release';
import { siteOf, sitePages } from '../../src/site';
import { describeWithBrowser } from '../browser';
import { inventedSnapshot } from '../site/invented';
import {
  copyOf,
  type Edition,
  FIRST,
  Publisher,
  removeScratch,
  SECOND,
  scratch,
  signerOf,
} from './published';

/** The page as published, beside its own script. */
async function pageFiles(): Promise<Edition['pages']> {
  const bundled = scratch();
  execFileSync('node', [join(__dirname, '../../scripts/build-browser.js'), bundled]);
  const pages: Edition['pages'] = {
    'static/verify.js': readFileSync(join(bundled, 'verify.js'), 'utf8'),
  };
  for await (const { path, bytes } of sitePages(await siteOf(inventedSnapshot()))) {
    if (path === 'verify.html' || path === 'static/quanze.css') pages[path] = Buffer.from(bytes).toString();
  }
  return pages;
}

describeWithBrowser('verify.html', (browser) => {
  let publisher: Publisher;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    const pages = await pageFiles();
    publisher = new Publisher(scratch());
    await publisher.publish({ ...FIRST, pages: { ...FIRST.pages, ...pages } });
    await publisher.publish({ ...SECOND, pages: { ...SECOND.pages, ...pages } });
    // As the app and strict servers serve it: no inline script, and plain HTTP on a name that is not localhost.
    server = createServer((request, response) => {
      const file = join(publisher.folder, 'current', new URL(request.url!, 'http://x').pathname);
      response.setHeader(
        'Content-Security-Policy',
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      response.setHeader(
        'Content-Type',
        /html$/.test(file) ? 'text/html' : /js$/.test(file) ? 'text/javascript' : 'text/css',
      );
      response.end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    page = await browser().newPage();
  });
  afterAll(async () => {
    await page.close();
    await new Promise((resolve) => server.close(resolve));
    removeScratch();
  });

  const asFile = (): string => pathToFileURL(join(publisher.folder, 'current/verify.html')).href;
  const answer = async (): Promise<string> => {
    await page.click('#verify-run');
    await page.waitForSelector('#verify-answer > *');
    return (await page.textContent('#verify-answer'))!;
  };
  /** Every word of the command's answer, whatever stands between them on a page. */
  const wordsOf = (text: string): string[] => text.split(/\s*\n\s*|：/).filter((word) => word.trim() !== '');

  it('opened as a file, confirms a folder with the words of the command', async () => {
    const folder = copyOf(publisher);
    await page.goto(asFile());
    await page.setInputFiles('#verify-folder', folder);
    const said = await answer();
    for (const word of wordsOf(reportText(await verifyTree(folderReader(folder)))))
      expect(said).toContain(word);
    expect(said).toContain('内容自身完整；发布者未核对。');
  });

  it('takes the newest build of a publish folder, and a key from outside', async () => {
    await page.goto(asFile());
    await page.setInputFiles('#verify-folder', publisher.folder);
    await page.fill('#verify-key', formatVkey(signerOf(1).keys[0]!));
    expect(await answer()).toContain('核验通过：内容完整，签名的密钥与您给出的相符。');
    await page.fill('#verify-key', formatVkey(signerOf(2).keys[0]!));
    expect(await answer()).toContain('整个站点由另一把密钥签名');
    await page.fill('#verify-key', '不是密钥');
    await page.click('#verify-run');
    await page.waitForFunction(() => document.getElementById('verify-status')!.textContent!.includes('vkey'));
  });

  it('served by plain HTTP under a strict policy, names the changed file of a zip', async () => {
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://quanze.test.localhost:${port}/verify.html`);
    const folder = copyOf(publisher);
    const changed = join(folder, 'data/items/1.1.json');
    chmodSync(changed, 0o644);
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('许可', '处罚'));
    const zip = join(scratch(), '快照.zip');
    await writeZip(folderReader(folder), zip);
    await page.setInputFiles('#verify-zip', zip);
    const said = await answer();
    expect(said).toContain('问题 1：data/items/1.1.json');
    const report = await verifyTree(folderReader(folder));
    for (const word of wordsOf(reportText(report))) expect(said).toContain(word);
  });

  it('uses nothing that plain HTTP lacks', () => {
    const script = readFileSync(join(publisher.folder, 'current/static/verify.js'), 'utf8');
    expect(script).not.toMatch(/crypto\.subtle|\beval\(|new Function/);
  });
});
