import { load } from 'cheerio';
import type { Express } from 'express';
import request, { type Test } from 'supertest';

/** An officer at a browser: keeps the cookie, reads the form's token before each submission. */
export class Officer {
  private readonly agent;
  /** The page that came last. */
  private last = '';

  get html(): string {
    return this.last;
  }

  /** `cookie` is that of a session there is already. */
  constructor(app: Express, cookie?: string) {
    this.agent = request.agent(app);
    if (cookie) this.agent.set('Cookie', cookie);
  }

  /** The page as text, white space gathered; fails where it is not served. */
  async read(path: string): Promise<string> {
    const { status, text } = await this.agent.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${words(text)}`);
    return words(text);
  }

  /** The page as it is served. */
  async source(path: string): Promise<string> {
    return (await this.agent.get(path)).text;
  }

  /** The first link of the page whose words hold `label`. */
  async link(path: string, label: string): Promise<string> {
    const $ = load((await this.agent.get(path)).text);
    const href = $('main a')
      .filter((_, a) => $(a).text().includes(label))
      .first()
      .attr('href');
    if (!href) throw new Error(`${path} has no link “${label}”`);
    return href;
  }

  /** Where the links of a page lead. */
  async links(path: string): Promise<string[]> {
    const $ = load((await this.agent.get(path)).text);
    return $('a[href]')
      .toArray()
      .map((a) => $(a).attr('href')!);
  }

  /** Submits the form of a page; follows the redirect and gives the words of the page that comes. */
  async submit(page: string, action: string, fields: Record<string, string | string[]>): Promise<string> {
    // The cookie is taken when the request is made, so the form has to be read before.
    const _csrf = await this.token(page);
    return this.answer(
      this.agent
        .post(action)
        .type('form')
        .send({ ...fields, _csrf }),
    );
  }

  /** Uploads files through the form of a page. */
  async upload(page: string, action: string, files: { name: string; bytes: Buffer }[]): Promise<string> {
    const token = await this.token(page);
    const post = this.agent.post(action).field('_csrf', token);
    for (const { name, bytes } of files) post.attach('files', bytes, { filename: name });
    return this.answer(post);
  }

  async download(path: string): Promise<Buffer> {
    const { status, body } = await this.agent.get(path).responseType('blob');
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return body as Buffer;
  }

  private async token(page: string): Promise<string> {
    return (
      load((await this.agent.get(page)).text)('input[name=_csrf]')
        .first()
        .attr('value') ?? ''
    );
  }

  /** Confirms what the last answer shows for confirmation, with `fields` filled in otherwise; gives the words of what comes of it. */
  async confirm(fields: Record<string, string> = {}): Promise<string> {
    return this.act('confirm', fields);
  }

  /** Has what is shown for confirmation read again, with `fields` filled in otherwise. */
  async reread(fields: Record<string, string>): Promise<string> {
    return this.act('reread', fields);
  }

  private async act(act: 'confirm' | 'reread', fields: Record<string, string>): Promise<string> {
    const $ = load(this.last);
    const form = $(`button[name=act][value=${act}]`).closest('form');
    const action = form.attr('action');
    if (!action) throw new Error(`nothing to ${act}: ${words(this.last)}`);
    const filled = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
    return this.answer(
      this.agent
        .post(action)
        .type('form')
        .send({ ...filled, act, ...fields }),
    );
  }

  /** Waits for work in the background, as the page's script does. */
  private async answer(post: Test): Promise<string> {
    let { status, text } = await post.redirects(2);
    for (;;) {
      const waiting = /data-job-state="([^"]+)\/state"/.exec(text)?.[1];
      if (!waiting) break;
      await new Promise((done) => setTimeout(done, 100));
      ({ status, text } = await this.agent.get(waiting).redirects(1));
    }
    if (status !== 200) throw new Error(`answered ${status}: ${words(text)}`);
    this.last = text;
    return words(text);
  }
}

function words(html: string): string {
  return load(html)('body').text().replaceAll(/\s+/g, ' ');
}
