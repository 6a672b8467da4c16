import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** Style sheet and scripts of the officer's side. */
export function setUpAssets(): RequestHandler {
  return Router().use('/static', express.static(join(__dirname, '../../views/static'), { index: false }));
}
