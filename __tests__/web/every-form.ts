import { load } from 'cheerio';
import type { Express } from 'express';
import request, { type Response } from 'supertest';

/** A form as it stands on a page: where it goes, and the names of its fields. */
export interface FormFound {
  page: string;
  method: string;
  action: string;
  upload: boolean;
  fields: Record<string, string>;
}

/** Reads pages of the officer's side from link to link. */
export class Crawler {
  readonly pages = new Map<string, Response>();
  readonly forms = new Map<string, FormFound>();

  constructor(
    private readonly app: Express,
    private readonly cookie: string,
  ) {}

  async crawl(from: string, limit: number): Promise<void> {
    const waiting = [from];
    const kinds = new Map<string, number>();
    while (waiting.length > 0 && this.pages.size < limit) {
      const path = waiting.shift()!;
      if (this.pages.has(path)) continue;
      // Of pages that differ in their numbers only, three.
      const kind = path.replaceAll(/\d+/g, 'n');
      const before = kinds.get(kind) ?? 0;
      if (before >= 3) continue;
      kinds.set(kind, before + 1);
      const answer = await this.get(path);
      this.pages.set(path, answer);
      if (!/html/.test(answer.headers['content-type'] ?? '')) continue;
      waiting.push(...this.linksOf(path, answer.text));
    }
  }

  get(path: string): Promise<Response> {
    return Promise.resolve(request(this.app).get(path).set('Cookie', this.cookie));
  }

  private linksOf(page: string, html: string): string[] {
    const $ = load(html);
    $('form').each((_, form) => {
      const method = ($(form).attr('method') ?? 'get').toLowerCase();
      const action = $(form).attr('action') ?? page;
      const fields: Record<string, string> = {};
      $(form)
        .find('[name]')
        .each((_n, field) => {
          fields[$(field).attr('name')!] = $(field).attr('value') ?? '';
        });
      const upload = $(form).attr('enctype') === 'multipart/form-data';
      const key = `${method} ${action} ${Object.keys(fields).join()} ${fields.act ?? ''}`;
      this.forms.set(key, { page, method, action, upload, fields });
    });
    return $('a[href]')
      .map((_, a) => $(a).attr('href')!)
      .get()
      .map((href) => new URL(href, `http://here${page}`))
      .filter(({ host, pathname }) => host === 'here' && pathname.startsWith('/admin'))
      .map(({ pathname, search }) => pathname + search);
  }
}

/** What in a page would run, or load from elsewhere: nothing may. */
export function runnable(html: string): string[] {
  const $ = load(html);
  const found: string[] = [];
  $('*').each((_, element) => {
    if (!('attribs' in element)) return;
    const { name, attribs } = element;
    const said = () => $.html(element).slice(0, 120);
    if (
      name === 'script' &&
      !isData(attribs.type, $(element).text()) &&
      (!/^[\w./-]+$/.test(attribs.src ?? '') || $(element).text().trim() !== '')
    )
      found.push(said());
    if (/^(iframe|object|embed|base|style|svg|math)$/.test(name) || (name === 'img' && attribs.src === 'x'))
      found.push(said());
    for (const [attribute, value] of Object.entries(attribs)) {
      if (/^on|^style$|^srcdoc$|^formaction$/i.test(attribute)) found.push(said());
      if (/^\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action)$/.test(attribute))
        found.push(said());
    }
  });
  return found;
}

/** A block of data, which no browser runs; whole, so that nothing in it has ended it early. */
function isData(type: string | undefined, text: string): boolean {
  if (type !== 'application/ld+json') return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
