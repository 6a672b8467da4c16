import { load } from 'cheerio';

const VOID = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'source', 'wbr', 'col']);

/** What is wrong with a page's structure, in words; empty where nothing is. */
export function faultsOf(html: string): string[] {
  const page = load(html);
  const faults: string[] = [...unbalanced(html)];
  const must = (fine: boolean, fault: string): void => {
    if (!fine) faults.push(fault);
  };
  must(html.startsWith('<!doctype html>'), 'no doctype');
  must(page('html').attr('lang') === 'zh-CN', 'no language');
  must(page('title').text().trim() !== '', 'no title');
  must(page('h1').length === 1, `${page('h1').length} h1`);
  must(page('main#main').length === 1, 'no main');
  must(page('body > a.skip[href="#main"]').length === 1, 'no skip link');
  must(page('style, [style], iframe, object, base').length === 0, 'style or frame');
  for (const script of page('script').get()) {
    if (page(script).attr('type') === 'application/ld+json') {
      must(isLinkedData(page(script).text()), 'JSON-LD that is none');
      continue;
    }
    const foreign = !/^(\.\.\/)*static\/[a-z-]+\.js$/.test(page(script).attr('src') ?? '');
    must(!foreign && page(script).text() === '', 'a script that is not the site’s own file');
  }
  const levels = page('h1, h2, h3, h4, h5, h6')
    .get()
    .filter((heading) => page(heading).closest('aside').length === 0)
    .map((heading) => Number(heading.tagName[1]));
  levels.forEach((level, index) => {
    must(
      index === 0 ? level === 1 : level <= levels[index - 1]! + 1,
      `heading h${level} after h${levels[index - 1]}`,
    );
  });
  const ids = page('[id]')
    .get()
    .map((element) => page(element).attr('id')!);
  must(
    new Set(ids).size === ids.length,
    `an id twice: ${ids.filter((id, i) => ids.indexOf(id) !== i).join()}`,
  );
  for (const element of page('*').get()) {
    for (const name of Object.keys(page(element).attr() ?? {})) must(!/^on/i.test(name), `handler ${name}`);
  }
  for (const cell of page('th, td, dd, li, h1, h2, h3, h4').get()) {
    const empty = page(cell).text().trim() === '' && cell.tagName !== 'td';
    must(!empty, `empty ${cell.tagName}`);
  }
  for (const table of page('table').get()) {
    const heads = page(table).find('thead th').length;
    for (const row of page(table).find('tbody tr').get()) {
      must(page(row).children().length === heads, 'a row with other cells than columns');
    }
    page(table)
      .find('thead th')
      .each((column) => {
        const cells = page(table)
          .find('tbody tr')
          .map((_, row) => page(row).children().eq(column).text().trim());
        must(
          cells.get().some((text) => text !== ''),
          `empty column ${column + 1}`,
        );
      });
  }
  return faults;
}

/** One object with a context and a type, and nothing that an element could end with. */
function isLinkedData(text: string): boolean {
  if (/[<>&]/.test(text)) return false;
  const value = JSON.parse(text);
  return typeof value['@context'] === 'object' && typeof value['@type'] === 'string';
}

export function linksOf(html: string): string[] {
  const page = load(html);
  return page('a[href], link[href], script[src], form[action]')
    .get()
    .map(
      (element) => page(element).attr('href') ?? page(element).attr('src') ?? page(element).attr('action')!,
    );
}

export function idsOf(html: string): Set<string> {
  const page = load(html);
  return new Set(
    page('[id]')
      .get()
      .map((element) => page(element).attr('id')!),
  );
}

/** Tags that are not closed in order; a parser would mend them silently. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (VOID.has(name!)) continue;
    if (!slash) open.push(name!);
    else if (open.pop() !== name) return [`</${name}> out of place`];
  }
  return open.length === 0 ? [] : [`not closed: ${open.join()}`];
}
