import type { Request } from 'express';
import { AlreadyDecided, EndsHere, ItemBusy, NotInAdjustment } from '../services';
import { paths } from './paths';

/** Where somebody who was refused may go on: where the matter stands, and the page that she came from. */
export function waysOut(error: unknown, request: Request): { href: string; text: string }[] {
  const place = placeOf(error);
  const back = cameFrom(request);
  return [...(place ? [place] : []), ...(back ? [{ href: back, text: '返回上一页' }] : [])];
}

function placeOf(error: unknown): { href: string; text: string } | null {
  if (error instanceof AlreadyDecided && error.where) {
    const { list, event } = error.where;
    return { href: paths.package(list, event), text: '打开它所在的工作包' };
  }
  if (error instanceof ItemBusy || error instanceof EndsHere || error instanceof NotInAdjustment)
    return { href: paths.adjustment(error.adjustment), text: `打开调整 ${error.adjustment}` };
  return null;
}

/** The page of ours that a browser says it came from; null where that is this very page, or no page of the desk. */
function cameFrom(request: Request): string | null {
  const said = request.get('referer');
  if (!said || !URL.canParse(said)) return null;
  const { host, pathname, search } = new URL(said);
  const there = pathname + search;
  const desk = pathname === paths.desk || pathname.startsWith(`${paths.desk}/`);
  if (host !== request.get('host') || !desk) return null;
  return request.method === 'GET' && there === request.originalUrl ? null : there;
}
