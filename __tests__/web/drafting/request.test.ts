import { contentFrom } from '../../../src/services';
import { checkQuery } from '../../../src/web/basis-check/query';
import { kindOf } from '../../../src/web/drafting/request';
import { itemsQuery } from '../../../src/web/items/list-view';

/** What every JavaScript object has, and no table of ours. */
const INHERITED = ['toString', 'constructor', '__proto__'];

describe('what an address or a form names', () => {
  it.each(INHERITED)('is taken for a kind, a type or a status only where there is one: %s', (name) => {
    expect(kindOf(name)).toBeNull();
    expect(itemsQuery({ type: name })).toEqual({});
    expect(checkQuery({ status: name }).status).toBeNull();
    expect(contentFrom({ name: '渡口检查', type: name }, null)).toMatchObject({ type: 'other' });
  });

  it('is taken where there is', () => {
    expect([kindOf('merge'), kindOf('found')]).toEqual(['merge', null]);
    expect(itemsQuery({ type: 'permit' })).toEqual({ type: 'permit' });
    expect(checkQuery({ status: 'repealed' }).status).toBe('repealed');
  });
});
