import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adjust, endItems, startAdjustment } from '../../src/services';
import { sitePaths } from '../../src/site';
import { describeOnBoth } from '../databases';
import { type Office, office } from './office';
import { publishNow } from './published-list';

const REASON = '渡口已全部改建为桥梁。';

describeOnBoth('an item ended for the reason of the whole adjustment', (_open, freshUrl) => {
  let at: Office;

  beforeAll(async () => {
    at = await office(await freshUrl());
    const head = { title: '清理渡口事项', reason: REASON, basis: '', effective: null };
    const id = String(await startAdjustment(at.installation, at.list, head, at.lin));
    const words = { reason: REASON, basis: '', counterpart: '' };
    await endItems(at.installation, id, { kind: 'cancel', items: ['0003'], words, actor: at.lin });
    const handedTo = { ...words, counterpart: '示例县交通运输局' };
    await endItems(at.installation, id, {
      kind: 'delegate',
      items: ['0004'],
      words: handedTo,
      actor: at.lin,
    });
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    await adjust(at.installation, { id, act: 'approve', actor: at.zhou });
    await adjust(at.installation, { id, act: 'approve', actor: at.han });
    await publishNow(at.installation);
  });
  afterAll(() => at.installation.close());

  const published = (path: string) =>
    readFileSync(join(at.installation.settings.siteDir, 'current', path), 'utf8');

  it('says why in public: on its page, in the page’s data and in its data file', () => {
    expect(published(sitePaths.item('1', '0003'))).toContain(`原因：${REASON}`);
    expect(JSON.parse(published('lists/1/items/0003/index.json')).revisions.at(-1).reason).toBe(REASON);
    expect(JSON.parse(published('data/items/1/0003/2.json')).reason).toBe(REASON);
  });

  it('says so beside the office that takes it over', () => {
    const both = `${REASON}\n承接单位：示例县交通运输局。`;
    expect(published(sitePaths.item('1', '0004'))).toContain(`原因：${both}`);
    expect(JSON.parse(published('data/items/1/0004/2.json')).reason).toBe(both);
  });

  it('says it once where the release is shown as a whole', () => {
    const page = published(sitePaths.release(2));
    expect(page.split(REASON)).toHaveLength(2);
    expect(page).toContain('理由：承接单位：示例县交通运输局。');
  });
});
