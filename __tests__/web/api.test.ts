import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Express } from 'express';
import request from 'supertest';
import type { Installation } from '../../src/services';
import { inTransaction, withdrawContent } from '../../src/store';
import { createApp } from '../../src/web';
import { withSample } from '../services/installed';

type Schema = Record<string, unknown>;
interface Described {
  paths: Record<
    string,
    { get: { responses: Record<string, { content?: Record<string, { schema: Schema }> }> } }
  >;
  components: { schemas: { Problem: Schema } };
}

describe('the open interface', () => {
  let installation: Installation;
  let app: Express;
  let description: Described;
  const ajv = addFormats(new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }));

  /** The answer, held to what the description says of its address. */
  async function answer(path: string, address: string) {
    const response = await request(app)
      .get(`/api/v1${address}`)
      .expect(200)
      .expect('Content-Type', /application\/json/);
    const schema = description.paths[path]!.get.responses['200']!.content!['application/json']!.schema;
    const valid: boolean = ajv.validate(schema, response.body);
    if (!valid) throw new Error(`${address}: ${ajv.errorsText()}`);
    return response.body;
  }

  /** A refusal as RFC 9457 has it; gives its words. */
  async function refusal(address: string, status: number): Promise<string> {
    const response = await request(app).get(`/api/v1${address}`);
    expect([response.status, response.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    const problem = JSON.parse(response.text ?? response.body.toString());
    const valid: boolean = ajv.validate(description.components.schemas.Problem, problem);
    if (!valid) throw new Error(ajv.errorsText());
    return problem.detail;
  }

  beforeAll(async () => {
    installation = await withSample();
    app = await createApp(installation);
    description = (await request(app).get('/api/v1/openapi.json').expect(200)).body;
  });
  afterAll(() => installation.close());

  it('describes itself as OpenAPI 3.1, every address and answer', () => {
    expect(description).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
    expect(Object.keys(description.paths)).toEqual([
      '/lists',
      '/lists/{list}',
      '/lists/{list}/items',
      '/lists/{list}/items/{item}',
      '/lists/{list}/items/{item}/revisions',
      '/lists/{list}/releases',
      '/releases/{release}',
      '/releases/{release}/items',
      '/releases/{release}/diff',
      '/laws',
      '/laws/{law}',
      '/laws/{law}/versions/{promulgated}',
    ]);
    for (const { get } of Object.values(description.paths)) {
      for (const { content } of Object.values(get.responses)) {
        for (const { schema } of Object.values(content ?? {})) {
          if (!('$ref' in schema)) expect(ajv.validateSchema(schema)).toBe(true);
        }
      }
    }
  });

  it('tells lists, releases and what changed', async () => {
    const { lists } = await answer('/lists', '/lists');
    expect(lists).toMatchObject([
      { body: '示例区交通运输局', kindName: '权责清单', releases: 2, newestRelease: 2 },
    ]);
    const [{ id }] = lists;
    expect(await answer('/lists/{list}', `/lists/${id}`)).toEqual(lists[0]);
    const { releases } = await answer('/lists/{list}/releases', `/lists/${id}/releases`);
    expect(releases.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect(await answer('/releases/{release}', '/releases/2')).toMatchObject({ number: 2, list: id });
    const diff = await answer('/releases/{release}/diff', '/releases/2/diff');
    expect(diff).toMatchObject({ from: 1, to: 2 });
    expect(diff.changed.length).toBeGreaterThan(0);
    expect(await answer('/releases/{release}/diff', '/releases/1/diff')).toMatchObject({
      from: null,
      changed: [],
    });
  });

  it('tells the items of a list page by page, without where they stood in the office’s file', async () => {
    const pages = [];
    let next: string | null = '/lists/1/items?pageSize=20';
    while (next) {
      const page: { next: string | null; total: number; items: { number: string }[] } = await answer(
        '/lists/{list}/items',
        next,
      );
      pages.push(page);
      next = page.next?.replace('/api/v1', '') ?? null;
    }
    const numbers = pages.flatMap(({ items }) => items.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(pages[0]!.total);
    expect(pages.length).toBe(Math.ceil(pages[0]!.total / 20));
    expect(JSON.stringify(pages)).not.toContain('list.csv');
  });

  it('answers for a day in force and a day known', async () => {
    const { releases } = await answer('/lists/{list}/releases', '/lists/1/releases');
    const [first, second] = releases;
    const on = (inForceOn: string, knownOn: string) =>
      answer('/lists/{list}/items', `/lists/1/items?inForceOn=${inForceOn}&knownOn=${knownOn}`);
    const newest = second.publishedAt.slice(0, 10);
    expect((await on('2099-01-01', '2099-01-01')).release).toBe(2);
    expect((await on('2099-01-01', first.publishedAt.slice(0, 10))).release).toBe(
      first.publishedAt.slice(0, 10) === newest ? 2 : 1,
    );
    expect(await refusal('/lists/1/items?inForceOn=1999-01-01', 422)).toContain('没有施行中的版本');
  });

  it('tells an item, its history, and the laws that lists rest on', async () => {
    const { item } = await answer('/lists/{list}/items/{item}', '/lists/1/items/0001');
    expect(item).toMatchObject({ number: '0001', standing: 'listed', note: null });
    const { revisions } = await answer(
      '/lists/{list}/items/{item}/revisions',
      '/lists/1/items/0001/revisions',
    );
    expect(revisions[0]).toMatchObject({ revision: 1, change: 'found', release: 1 });
    const { laws } = await answer('/laws', '/laws');
    expect(laws.length).toBeGreaterThan(0);
    const [{ id, versions }] = laws;
    await answer('/laws/{law}', `/laws/${id}`);
    const text = await answer(
      '/laws/{law}/versions/{promulgated}',
      `/laws/${id}/versions/${versions[0].promulgated}`,
    );
    expect(text.text).toContain('第一条');
  });

  it('answers 304 to whoever has the same already, and not after a change', async () => {
    const { headers } = await request(app).get('/api/v1/lists/1/items').expect(200);
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/);
    await request(app).get('/api/v1/lists/1/items').set('If-None-Match', headers.etag!).expect(304, '');
    await request(app).get('/api/v1/lists/1/items?page=2').set('If-None-Match', headers.etag!).expect(200);
  });

  it.each([
    ['/lists/7', 404, '没有公布过编号为 7 的清单'],
    ['/lists/0x1', 400, '“0x1”不是正整数'],
    ['/lists/1/items/%E7%A9%BA', 404, '没有公布过'],
    ['/releases/9', 404, '没有公布过第 9 号发布'],
    ['/releases/2/diff?from=0', 400, 'from应为正整数'],
    ['/lists/1/items?pageSize=5000', 400, '不能超过 200'],
    ['/lists/1/items?asof=2026-01-01', 400, '没有这个参数'],
    ['/lists/1/items?inForceOn=2026-02-30', 422, '不是日期'],
    ['/lists/1/items?inForceOn=昨天', 400, '2026-11-24'],
    ['/laws/999', 404, '没有公布过编号为 999 的法律文件'],
    ['/nothing', 404, '没有 /api/v1/nothing 这个地址'],
  ])('refuses %s with %i and a way out', async (address, status, words) => {
    expect(await refusal(encodeURI(decodeURI(address)), status)).toContain(words);
  });

  it('never writes', async () => {
    const { status, headers } = await request(app).post('/api/v1/lists').send({ body: '某局' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('shows no draft: an adjustment under way changes nothing', async () => {
    const { total } = await answer('/lists/{list}/items', '/lists/1/items');
    const [{ released }] = await installation.db.manager.query(
      'SELECT COUNT(*) AS released FROM release_item JOIN "release" r ON r.id = release_id JOIN item_revision v ON v.id = revision_id WHERE r.number = 2 AND v.content_digest IS NOT NULL',
    );
    expect(total).toBe(Number(released));
  });

  it('says 已撤回 of an erased content, and of nothing else', async () => {
    await inTransaction(installation.db, async (em) => {
      const [{ digest }] = await em.query(
        `SELECT v.content_digest AS digest FROM item_revision v JOIN item ON item.id = v.item_id WHERE item.number = '0003' ORDER BY v.seq DESC LIMIT 1`,
      );
      await withdrawContent(em, {
        digest,
        reason: 'privacy',
        actor: 'local',
        at: installation.clock(),
      } as never);
    });
    const { item } = await answer('/lists/{list}/items/{item}', '/lists/1/items/0003');
    expect(item).toMatchObject({ standing: 'withdrawn', content: null, note: '已撤回' });
    expect((await answer('/lists/{list}/items/{item}', '/lists/1/items/0001')).item.note).toBeNull();
  });
});
