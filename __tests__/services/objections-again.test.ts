import { objectionPage, receiveObjection } from '../../src/services';
import { receivedView } from '../../src/web/objections/public-view';
import { type Office, office } from './office';

const TEXT = '这一项的依据条号写错了。';

describe('an objection sent again', () => {
  let at: Office;
  beforeAll(async () => {
    at = await office('sqlite::memory:');
  });
  afterAll(() => at.installation.close());

  const send = (more: object) =>
    receiveObjection(
      at.installation,
      { list: String(at.list), item: '', text: TEXT, name: '', contact: '', homepage: '', ...more },
      '192.0.2.7',
    );

  it('is one while it says nothing more', async () => {
    const first = await send({ item: '0001', name: '王某' });
    expect(first).toMatchObject({ number: '2026-0001', unknownItem: null, addsTo: null });
    for (const same of [{}, { item: '0001' }, { name: '王某' }])
      expect(await send(same)).toMatchObject({ number: first.number, receipt: first.receipt });
  });

  it('loses nothing that it adds, and says which one it adds to', async () => {
    const more = { item: '0001', name: '王某', contact: '000-1' };
    const second = await send(more);
    expect(second).toMatchObject({ number: '2026-0002', addsTo: '2026-0001' });
    expect((await objectionPage(at.installation, at.list, 2, at.lin)).sender!.contact).toBe('000-1');
    expect(receivedView(second).addsTo).toContain('您在24小时内已提交过同样内容的意见（编号 2026-0001）');
    expect(await send(more)).toMatchObject({ number: '2026-0002' });
    expect(await send({})).toMatchObject({ number: '2026-0001' });
  });

  it('tells who names an item that the list does not have', async () => {
    const third = await send({ item: '9999' });
    expect(third).toMatchObject({ number: '2026-0003', unknownItem: '9999' });
    expect(receivedView(third).unknownItem).toContain('清单里没有编号为“9999”的事项');
    expect(await send({ item: '9999' })).toMatchObject({ number: '2026-0003', unknownItem: '9999' });
  });
});
