import { join } from 'node:path';
import type { Request, Response } from 'express';
import { createRenderer } from '../render';
import { navigation } from './navigation';
import { paths } from './paths';
import type { Flash } from './set-up-session';

/** What every page says of itself; the rest of the model is its own. */
export interface PageModel {
  title: string;
  /** The list the page belongs to: navigation leads within it. */
  list?: number;
  crumbs?: { href: string; label: string }[];
  errors?: { href?: string; text: string }[];
  /** What was not done, where nothing was to be saved. */
  errorsHeading?: string;
  /** Seconds after which the page is asked for anew where scripts do not run. */
  refresh?: number;
  [more: string]: unknown;
}

export interface Views {
  /** The whole page as HTML; a flash is shown once. */
  page(request: Request, response: Response, template: string, model: PageModel): string;
  /** A page for anyone, in the dress of the published site; it knows of no session. */
  open(template: string, model: PageModel): string;
}

export function createViews(siteName: string): Views {
  const renderer = createRenderer(join(__dirname, '../../views'));
  return {
    page(request, response, template, { title, list, crumbs, errors, errorsHeading, refresh, ...model }) {
      const { actor, lists = [], csrf } = response.locals;
      const page = {
        title,
        siteName,
        style: '/admin/static/quanze.css',
        deskStyle: '/admin/static/desk.css',
        icon: '/admin/static/favicon.svg',
        home: paths.desk,
        nav: actor ? navigation(lists, list, request.originalUrl) : [],
        account: actor?.displayName,
        person: actor?.account,
        drafts: '/admin/static/drafts.js',
        ownAccount: paths.account,
        signOut: paths.signOut,
        csrf,
        atList: lists.find(({ id }) => id === list)?.title,
        crumbs,
        errors,
        errorsHeading,
        refresh,
        notice: flashOf(request),
      };
      return renderer.render(template, { ...model, title, page, csrf });
    },
    open(template, { title, errors, ...model }) {
      const page = {
        title: `${title} - ${siteName}`,
        siteName,
        style: '/admin/static/quanze.css',
        icon: '/admin/static/favicon.svg',
        home: '/',
        nav: [{ label: '清单', href: '/' }],
        verify: '/verify.html',
        feed: '/feed.xml',
        objection: paths.newObjection,
      };
      return renderer.render(template, { ...model, title, page, errors });
    },
  };
}

function flashOf(request: Request): object | undefined {
  const [flash] = (request.session?.flash ?? []) as Flash[];
  if (request.session) request.session.flash = [];
  return flash && { kind: flash.tone === 'done' ? 'good' : 'bad', title: flash.text };
}

/** Says something on the next page. */
export function flash(request: Request, tone: Flash['tone'], text: string): void {
  request.session.flash = [{ tone, text }];
}
