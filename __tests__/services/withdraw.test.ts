import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPath } from '../../src/release';
import {
  type Installation,
  LOCAL_ADMINISTRATOR,
  NothingToWithdraw,
  toWithdraw,
  withdraw,
} from '../../src/services';
import { auditTrail } from '../../src/store';
import { describeOnBothAtLength } from '../databases';
import { changed, filesWith, publishedList, publishNow } from './published-list';

const actor = LOCAL_ADMINISTRATOR;

describeOnBothAtLength('a content withdrawn', (_open, freshUrl) => {
  let installation: Installation;
  let site: string;

  beforeAll(async () => {
    installation = await publishedList(await freshUrl());
    site = installation.settings.siteDir;
    // Item 0004, of six.
    await changed(installation, 6, 2);
    await publishNow(installation);
  });
  afterAll(() => installation.close());

  it('is first everywhere it was published', () => {
    const files = filesWith(join(site, 'current'), '第1版的备注，第4项');
    expect(files).toEqual(
      expect.arrayContaining([
        'data/items/1/0004/1.json',
        'data/releases/0001/list.csv',
        'lists/1/items/0004/1.html',
      ]),
    );
  });

  it('can be looked at before: which files go, and whether the downloads of the newest release do', async () => {
    const of = (seq: number) => toWithdraw(installation, { item: '0004', seq, reason: 'privacy', actor });
    expect(await of(1)).toMatchObject({ item: '0004', seq: 1, newest: null });
    expect((await of(1)).files).toEqual([
      'data/diffs/1/1-2.json',
      'data/items/1/0004/1.json',
      'data/releases/0001/datapackage.json',
      'data/releases/0001/list.csv',
      'data/releases/0001/list.json',
      'data/releases/0001/list.xlsx',
      'data/releases/0001/standing.json',
      'data/releases/0002/datapackage.json',
    ]);
    expect((await of(2)).newest).toBe(2);
    await expect(of(9)).rejects.toThrow(NothingToWithdraw);
  });

  it('is in no file of the site afterwards, older builds included; the others stay', async () => {
    const { files } = await withdraw(installation, { item: '0004', seq: 1, reason: 'privacy', actor });
    expect(files).toContain('data/items/1/0004/1.json');
    expect(files).toContain('data/diffs/1/1-2.json');
    expect(filesWith(site, '第1版的备注，第4项')).toEqual([]);
    expect(filesWith(join(site, 'current'), '第2版的备注，第4项')).not.toEqual([]);
    expect(filesWith(join(site, 'current'), '第1版的备注，第3项')).not.toEqual([]);
    expect(files.filter((file) => existsSync(join(site, 'current', file)))).toEqual([]);
  });

  it('is said to be withdrawn, with the reason and no dead link', () => {
    const page = readFileSync(join(site, 'current/lists/1/items/0004/1.html'), 'utf8');
    expect(page).toMatch(/已撤回.*涉及个人隐私/s);
    const release = readFileSync(join(site, 'current/releases/0001/index.html'), 'utf8');
    expect(release).toContain('清单（JSON）：已撤回');
    expect(release).not.toContain('data/releases/0001/list.csv');
  });

  it('is led to by nothing that machines read either', () => {
    const gone = /data\/releases\/0001\/(?:list\.|standing)|data\/items\/1\/0004\/1\.json/;
    const pages = readdirSync(join(site, 'current/'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^(?!data\/).*\.(?:html|json)$/.test(path),
    );
    expect(pages).toContain('lists/1/as-of.json');
    // The statements and proofs of what was published stay as they were signed.
    const leading = pages.filter((path) => gone.test(readFileSync(join(site, 'current', path), 'utf8')));
    expect(leading).toEqual([]);
  });

  it('leaves the proof whole, and a record of who did it', async () => {
    const report = await verifyPath(site);
    expect(report.problems).toEqual([]);
    expect(report.releases).toBe(2);
    const { rows } = await auditTrail(installation.db.manager);
    expect(rows).toContainEqual(expect.objectContaining({ act: 'content.withdraw', override: true }));
  });

  it('cannot be withdrawn twice, nor what was never there', async () => {
    const again = withdraw(installation, { item: '0004', seq: 1, reason: 'privacy', actor });
    await expect(again).rejects.toThrow(NothingToWithdraw);
    await expect(again).rejects.toThrow('可以撤回的：第 2 版');
    await expect(withdraw(installation, { item: '0004', seq: 9, reason: 'other', actor })).rejects.toThrow(
      '没有第 9 版',
    );
  });

  it('does not come back with the next release', async () => {
    await changed(installation, 6, 3);
    const { release } = await publishNow(installation);
    expect(release).toBe(3);
    expect(filesWith(site, '第1版的备注，第4项')).toEqual([]);
    expect((await verifyPath(site)).problems).toEqual([]);
  });
});

const long = process.env.QUANZE_LONG ? describe : describe.skip;

long('a content withdrawn from a list in parts', () => {
  it('takes its own part along, and lets later releases tell the others as before', async () => {
    const installation = await publishedList('sqlite::memory:', 1_010);
    const site = installation.settings.siteDir;
    await changed(installation, 1_010, 2);
    await publishNow(installation);
    const { files } = await withdraw(installation, { item: '0007', seq: 1, reason: 'privacy', actor });
    expect(files).toEqual(
      expect.arrayContaining(['data/releases/0001/list.csv', 'data/releases/0002/list.csv']),
    );
    expect(files.filter((path) => path.includes('-2.'))).toEqual(['data/diffs/1/1-2.json']);
    await changed(installation, 1_010, 3);
    expect(await publishNow(installation)).toMatchObject({ release: 3 });
    expect(filesWith(site, '第1版的备注，第7项')).toEqual([]);
    for (const release of [1, 2, 3])
      expect(existsSync(join(site, `current/data/releases/000${release}/list-2.csv`))).toBe(true);
    expect((await verifyPath(site)).problems).toEqual([]);
    await installation.close();
  });
});
