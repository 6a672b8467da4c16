/**
 * The officer's list of items over HTTP, sign-in and page included, on 1,000 and on 100,000 items in one run: the median of each page
 * and how many times longer the long list takes. Exits 1 where that is more than `MOST` times. Other sizes: `npm run bench:desk -- 200 2000`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPerson, type Installation, LOCAL_ADMINISTRATOR, setFirstPassword } from '../../src/services';
import { createApp } from '../../src/web';
import { foundList, openAt } from './drawn-register';

const asked = process.argv.slice(2).map(Number);
const SIZES = asked.length > 0 ? asked : [1000, 100_000];
const RUNS = 21;
const MOST = 2;
const PASSWORD = 'four words in a row';

const PAGES: [string, Record<string, string>][] = [
  ['第一页', {}],
  ['中间一页', { after: 'middle' }],
  ['最后一页', { before: 'last' }],
  ['按类型', { type: 'permit' }],
  ['按承办机构', { office: '示例第三科' }],
  ['按法律文件', { law: '示例省测量事务第三条例' }],
  ['类型、机构、法律文件一起', { type: 'permit', office: '示例第三科', law: '示例省测量事务第三条例' }],
  ['名称常见', { q: '示例活动' }],
  ['名称少见', { q: '第177类' }],
  ['名称没有', { q: '渡口' }],
  ['编号', { q: '0123' }],
  ['类型和名称', { type: 'permit', q: '活动的行政许可' }],
];

async function main(): Promise<void> {
  const sites: Site[] = [];
  for (const size of SIZES) sites.push(await site(size));
  const rows = [];
  for (const [name, query] of PAGES) {
    // The two take turns: what else the machine does then disturbs both alike.
    const times = sites.map(() => [] as number[]);
    for (let run = 0; run < RUNS; run += 1)
      for (const [n, one] of sites.entries()) times[n]!.push(await one.page(query));
    const [short, long] = times.map(median);
    rows.push({ name, short: short!, long: long!, ratio: long! / short! });
  }
  process.stdout.write(`| 页面 | ${SIZES.join(' 项 | ')} 项 | 倍数 |\n|---|--:|--:|--:|\n`);
  for (const { name, short, long, ratio } of rows)
    process.stdout.write(
      `| ${name} | ${short.toFixed(1)} ms | ${long.toFixed(1)} ms | ${ratio.toFixed(2)} |\n`,
    );
  for (const one of sites) await one.close();
  const slow = rows.filter(({ ratio }) => ratio > MOST);
  if (slow.length > 0) {
    process.stderr.write(`${slow.map(({ name }) => name).join('、')}：超过 ${MOST} 倍\n`);
    process.exitCode = 1;
  }
}

interface Site {
  page(query: Record<string, string>): Promise<number>;
  close(): Promise<void>;
}

async function site(size: number): Promise<Site> {
  const home = mkdtempSync(join(tmpdir(), 'quanze-bench-'));
  const installation = await openAt(home, new Date().toISOString());
  const start = performance.now();
  await foundList(installation, size);
  process.stderr.write(`${size} 项：建档用 ${((performance.now() - start) / 1000).toFixed(0)} 秒\n`);
  const server = createServer(await createApp(installation));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  const cookie = await signIn(installation, base);
  const at: Record<string, string> = {
    middle: String(size / 2).padStart(4, '0'),
    last: String(size).padStart(4, '0'),
  };
  return {
    async page(query) {
      const asked = new URLSearchParams(
        Object.entries(query).map(([key, value]) => [key, at[value] ?? value] as [string, string]),
      );
      const begun = performance.now();
      const answer = await fetch(`${base}/lists/1/items?${asked}`, { headers: { cookie } });
      const page = await answer.text();
      if (answer.status !== 200 || !page.includes('<h1>清单</h1>'))
        throw new Error(`${answer.status}: ${asked}`);
      return performance.now() - begun;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await installation.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function signIn(installation: Installation, base: string): Promise<string> {
  const token = await addPerson(installation, {
    name: 'bench',
    displayName: 'bench',
    roles: ['drafter'],
    body: null,
    actor: LOCAL_ADMINISTRATOR,
  });
  await setFirstPassword(installation, token, PASSWORD, PASSWORD);
  const form = await fetch(`${base}/sign-in`);
  const cookie = form.headers.get('set-cookie')!.split(';')[0]!;
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(await form.text())![1]!;
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ _csrf, name: 'bench', password: PASSWORD }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

void main();
