import { LOCAL_ADMINISTRATOR } from '../../src/services';
import { jobView } from '../../src/web/jobs/view';

describe('the page of a first import', () => {
  const job = {
    kind: 'list.import',
    ended: true,
    outcome: 'done',
    result: {
      ...{ body: '示例局', list: 1, adjustment: 4, items: 3, subItems: 0, again: null },
      ...{ skipped: [], unknownColumns: [], problems: [] },
    },
  };
  const seenBy = (role: 'drafter' | 'publisher') => {
    const actor = { ...LOCAL_ADMINISTRATOR, grants: [{ role, body: '示例局' }] };
    return jobView(job as never, [], actor).model;
  };

  it('leads who drafts to sending it in, and who publishes to publishing', () => {
    expect(seenBy('drafter')).toMatchObject({ publish: null, submit: '/admin/adjustments/4' });
    expect(seenBy('publisher')).toMatchObject({ publish: '/admin/lists/1/publish' });
  });
});
