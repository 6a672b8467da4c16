import type { Request } from 'express';
import { AlreadyDecided, ItemBusy, NoSuchItem } from '../../src/services';
import { waysOut } from '../../src/web/way-out';

/** A request as far as the way out asks it. */
function asked(method: string, originalUrl: string, referer?: string): Request {
  const headers: Record<string, string | undefined> = { host: 'desk.example', referer };
  return { method, originalUrl, get: (name: string) => headers[name] } as unknown as Request;
}

const DESK = 'http://desk.example/admin';

describe('the way out of a refusal', () => {
  const back = (method: string, url: string, referer?: string) =>
    waysOut(new NoSuchItem('9'), asked(method, url, referer)).map(({ href }) => href);

  it('is the page that one came from', () => {
    expect(back('POST', '/admin/lists/1/impacts/2/accept', `${DESK}/lists/1/impacts/2?pick=all`)).toEqual([
      '/admin/lists/1/impacts/2?pick=all',
    ]);
  });

  it.each([
    ['none is told', undefined],
    ['it is elsewhere', 'http://other.example/admin/lists/1'],
    ['it is not ours', 'javascript:alert(1)'],
    ['it is no page of the desk', 'http://desk.example/administrator'],
    ['it is this very page', `${DESK}/lists/1/items/9`],
  ])('is left out where %s', (_, referer) => {
    expect(back('GET', '/admin/lists/1/items/9', referer)).toEqual([]);
  });

  it('leads to where the matter stands', () => {
    const places = (error: Error) => waysOut(error, asked('GET', '/admin')).map(({ href }) => href);
    expect(places(new AlreadyDecided('事项 0003（第三条）的影响', { list: 1, event: 2 }))).toEqual([
      '/admin/lists/1/impacts/2',
    ]);
    expect(places(new AlreadyDecided('事项 0003（第三条）的影响', null))).toEqual([]);
    expect(places(new ItemBusy('0001', 7))).toEqual(['/admin/adjustments/7']);
  });
});
