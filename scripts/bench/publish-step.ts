/** One measured step of `bench:publish` in a process of its own, so that times and memory are its own. Prints one JSON value. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Build, folderSink, freezeRelease, type TreeFile } from '../../src/release';
import { createRenderer } from '../../src/render';
import type { ItemFacts, SiteSnapshot } from '../../src/site';
import { catalogueOf } from '../../src/site/catalogue';
import { itemPages } from '../../src/site/item-pages';
import type { Page } from '../../src/site/page';
import { SearchIndex } from '../../src/site/search/search-index';
import { siteOf } from '../../src/site/site';
import { drawnSnapshot } from './drawn-snapshot';

const [step, place = '', number = '0', further = ''] = process.argv.slice(2);
const count = Number(number);
const started = performance.now();
const since = (from: number): number => performance.now() - from;

/** Only where a step works on the database: who makes pages need not wait for its modules. */
const register = () => import('./drawn-register.js');

const steps: Record<string, () => Promise<object>> = {
  /** Facts of items as JSON, and the models of their pages for another generator. */
  async facts() {
    const items: ItemFacts[] = [];
    for await (const item of drawnSnapshot(count).items('1')) items.push(item);
    writeFileSync(join(place, 'facts.json'), JSON.stringify(items));
    const models: object[] = [];
    for await (const { path, model } of currentPages(fromFile(place))) models.push({ path, ...model });
    mkdirSync(join(place, 'eleventy/_data'), { recursive: true });
    writeFileSync(join(place, 'eleventy/_data/items.json'), JSON.stringify(models));
    return {};
  },

  /** The HTML item pages alone. */
  async pages() {
    const renderer = createRenderer(join(__dirname, '../../views'));
    let bytes = 0;
    for await (const { path, template, model } of currentPages(fromFile(place))) {
      const file = join(further, path);
      mkdirSync(dirname(file), { recursive: true });
      const html = renderer.render(template, model);
      writeFileSync(file, html);
      bytes += html.length;
    }
    return { bytes };
  },

  /** Everything from the frozen facts to a finished build, unsigned: pages, data, exports, search index, sums. */
  async everything() {
    const { laySite } = await import('../../src/services/publish/lay-site.js');
    const build = await Build.begin(folderSink(place), 'bench');
    await build.startRecord();
    const release = { number: 1, list: '1', known: new Map() };
    const digests = await laySite(build, drawnSnapshot(count), release);
    await build.sealSite();
    const facts = {
      origin: 'bench',
      list: { body: '示例市测量局', kind: 'powers' as const },
      number: 1,
      publishedAt: '2026-03-02T01:00:00.000Z',
      effectiveFrom: '2026-03-02',
      supersedes: null,
    };
    const proofs: TreeFile[] = freezeRelease(facts, digests, 8).files;
    for (const file of [...proofs, { path: 'log/checkpoint', bytes: Buffer.from('unsigned\n') }])
      await build.add(file);
    await build.recorded();
    return await build.finish();
  },

  /** What of it drawing the items takes, which are drawn anew each time they are read: twice. */
  async draw() {
    const from = performance.now();
    const snapshot = drawnSnapshot(count);
    for (let time = 0; time < 2; time++) for await (const _ of snapshot.items('1'));
    return { ms: since(from) };
  },

  /** What of it the search index takes. */
  async search() {
    const snapshot = drawnSnapshot(count);
    const index = new SearchIndex(snapshot.lists);
    const items: ItemFacts[] = [];
    for await (const item of snapshot.items('1')) items.push(item);
    const from = performance.now();
    for (const item of items)
      for (const part of index.take(snapshot.lists[0]!, item, 1)) for (const _ of part.files());
    for (const part of index.rest()) if (!('path' in part)) for (const _ of part.files());
    return { ms: since(from) };
  },

  async found() {
    const { foundList, openAt } = await register();
    const installation = await openAt(place, '2026-03-02T01:00:00.000Z');
    await foundList(installation, count);
    await installation.close();
    return {};
  },

  async change() {
    const { changeItems, openAt } = await register();
    const installation = await openAt(place, '2026-04-02T01:00:00.000Z');
    await changeItems(installation, 0.01, count, undefined, further === 'together' ? 'together' : 'spread');
    await installation.close();
    return {};
  },

  /** The whole use case on the database: facts, minting, pages, signing. */
  async publish() {
    const { openAt } = await register();
    const { LOCAL_ADMINISTRATOR, publish } = await import('../../src/services/index.js');
    const installation = await openAt(place, `2026-${String(count + 2).padStart(2, '0')}-02T01:00:00.000Z`);
    const [from, used] = [performance.now(), process.cpuUsage()];
    const result = await publish(installation, {
      out: further,
      effective: null,
      documentNumber: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    const ms = since(from);
    const { user, system } = process.cpuUsage(used);
    await installation.close();
    return { ...result, ms, cpu: (user + system) / 1000, bytesWritten: newBytes(join(further, 'current/')) };
  },
};

/** Page models of items as they stand, from facts that lie on disk. */
async function* currentPages(snapshot: SiteSnapshot): AsyncGenerator<Page> {
  const site = await siteOf(snapshot);
  const catalogue = await catalogueOf(snapshot, snapshot.lists[0]!);
  for await (const item of snapshot.items('1')) {
    const [page] = itemPages(site, catalogue, item);
    yield page!;
  }
}

function fromFile(folder: string): SiteSnapshot {
  const items = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) as ItemFacts[];
  return {
    ...drawnSnapshot(0),
    async *items() {
      yield* items;
    },
  };
}

/** Bytes of files that no build before shares. */
function newBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => lstatSync(join(folder, path)))
    .filter((stat) => stat.isFile() && stat.nlink === 1)
    .reduce((sum, { size }) => sum + size, 0);
}

steps[step!]!().then((result) => {
  const { user, system } = process.cpuUsage();
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms: since(started), cpu: (user + system) / 1000, memory, ...result }));
});
