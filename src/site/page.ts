import { createHash } from 'node:crypto';
import { ScriptJson } from '../render';
import { sitePaths } from './site-paths';
import type { SiteSettings } from './snapshot';

/** One page to be rendered: a template and what fills it. */
export interface Page {
  path: string;
  template: string;
  model: object;
  /** What the page says, for machines; laid beside it (`beside`). */
  data?: object;
}

export interface Crumb {
  path: string;
  label: string;
}

export type Section = 'lists' | 'search' | 'laws' | 'releases' | 'verify' | null;

export interface PageFacts {
  path: string;
  /** Of this page alone; the site's name is put behind it. */
  title: string;
  section: Section;
  crumbs?: Crumb[];
  /** ISO instant of the release that the page belongs to; a page that belongs to none has no date. */
  publishedAt?: string;
  /** Who answers for the content: the body. */
  source?: string;
  column?: string;
  description?: string;
  /** What the page runs; it says all it has to say without. */
  script?: 'search' | 'as-of' | 'verify';
  /** Where the same is for machines: beside the page, or a data file. */
  json?: string | null;
  /** JSON-LD. */
  linked?: object | null;
}

/** The JSON beside a page. */
export function beside(path: string): string {
  return path.replace(/\.html$/, '.json');
}

export type LinkTo = (path: string, anchor?: string | null) => string;

/** Relative links out of the page at `path`, so that the site also works opened as files. */
export function linksFrom(path: string): LinkTo {
  const root = '../'.repeat(path.split('/').length - 1);
  return (to, anchor) => {
    const hash = anchor ? `#${encodeURIComponent(anchor)}` : '';
    return to === path && hash ? hash : `${root}${to.split('/').map(encodeURIComponent).join('/')}${hash}`;
  };
}

/** A short stable name for a text that cannot be part of an address itself. */
export function shortKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Head, navigation and foot of a page: what the layout needs. Meta tags are those of government sites (国办发〔2017〕47号). */
export function pageFrame(
  facts: PageFacts,
  settings: SiteSettings,
  date: (instant: string) => string,
): object {
  const to = linksFrom(facts.path);
  const meta = [
    ['SiteName', settings.siteName],
    ['SiteDomain', settings.baseUrl === null ? null : new URL(settings.baseUrl).host],
    ['SiteIDCode', settings.siteIdCode],
    ['ColumnName', facts.column],
    ['ColumnType', facts.column && '权责清单'],
    ['ArticleTitle', facts.publishedAt && facts.title],
    ['PubDate', facts.publishedAt && date(facts.publishedAt)],
    ['ContentSource', facts.source],
    ['Description', facts.description],
    [
      'Url',
      settings.baseUrl === null ? null : new URL(facts.path, `${settings.baseUrl.replace(/\/$/, '')}/`).href,
    ],
  ].flatMap(([name, content]) => (content ? [{ name, content }] : []));
  const at = (section: Section, path: string) =>
    section === facts.section ? (path === facts.path ? { current: true } : { within: true }) : {};
  return {
    title: facts.path === sitePaths.home ? settings.siteName : `${facts.title} - ${settings.siteName}`,
    siteName: settings.siteName,
    siteIdCode: settings.siteIdCode,
    meta,
    home: to(sitePaths.home),
    style: to(sitePaths.style),
    icon: to(sitePaths.icon),
    feed: to(sitePaths.feed),
    json: facts.json ? to(facts.json) : null,
    linked: facts.linked ? new ScriptJson(facts.linked) : null,
    script: facts.script ? to(sitePaths.script(facts.script)) : null,
    verify: to(sitePaths.verify),
    objection: to(sitePaths.objections),
    crumbs: (facts.crumbs ?? []).map(({ path, label }) => ({ href: to(path), label })),
    nav: [
      { label: '清单', href: to(sitePaths.home), ...at('lists', sitePaths.home) },
      { label: '查找', href: to(sitePaths.searchPage), ...at('search', sitePaths.searchPage) },
      { label: '法律文件', href: to(sitePaths.laws), ...at('laws', sitePaths.laws) },
      { label: '历次发布', href: to(sitePaths.releases), ...at('releases', sitePaths.releases) },
      { label: '如何核验', href: to(sitePaths.verify), ...at('verify', sitePaths.verify) },
    ],
  };
}
