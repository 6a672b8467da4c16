import { load } from 'cheerio';
import {
  adjust,
  adjustmentPage,
  draftItem,
  LOCAL_ADMINISTRATOR,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { OWN_BODY, SmallOffice } from './small-office';

describe('a form sent back as it came, by a browser', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await SmallOffice.open();
  });
  afterAll(() => office.close());

  it('changes nothing, even where a text has several lines: what was sent for review stays so', async () => {
    const { installation } = office;
    const actor = LOCAL_ADMINISTRATOR;
    const head = { title: '更正', reason: '核对后更正。', basis: '', effective: null };
    const adjustment = String(await startAdjustment(installation, 1, head, actor));
    const { content, opened } = await draftItem(installation, adjustment, '0001', 'change', actor);
    await saveItem(installation, {
      ...{ adjustment, item: '0001', kind: 'change', opened, predecessors: [], actor },
      content: { ...content, office: '运输科' },
      words: { reason: '第一行原因。\n第二行原因。', basis: '', counterpart: '' },
    });
    await adjust(installation, { id: adjustment, act: 'submit', actor });
    const state = async () => (await adjustmentPage(installation, adjustment, actor)).state;
    expect(await state()).toBe('in-review');

    const drafter = await office.person('chen', ['drafter'], OWN_BODY);
    const page = `/admin/adjustments/${adjustment}/items/0001`;
    const form = load((await drafter.download(page)).toString())('form[action$="/items/0001"]').first();
    // HTML, constructing the form data set: line ends are sent as CRLF.
    const sent = form
      .serializeArray()
      .map(({ name, value }) => [name, value.replace(/^\n/, '').replaceAll(/\r?\n/g, '\r\n')]);
    const said = await drafter.submit(page, page, { ...Object.fromEntries(sent), do: 'save' });
    expect(said).toContain('没有改动，草稿和审核状态不变');
    expect(await state()).toBe('in-review');
  });
});
