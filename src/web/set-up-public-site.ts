import { join, resolve } from 'node:path';
import express, { type RequestHandler } from 'express';

/** The published site is plain files; the app serves the newest build as any web server would. */
export function setUpPublicSite(siteDir: string): RequestHandler {
  return express.static(join(resolve(siteDir), 'current'), {
    index: 'index.html',
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      if (/\.(tlog-proof|SHA256SUMS|SM3SUMS)$|SUMS$|checkpoint$/.test(path)) {
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      }
    },
  });
}
