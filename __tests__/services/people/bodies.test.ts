import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bodies,
  editBody,
  type Installation,
  importList,
  LOCAL_ADMINISTRATOR,
  newBody,
  overview,
  publish,
  retireBody,
  verifySite,
} from '../../../src/services';
import { installed } from '../installed';

const CSV = '事项名称,事项类型,实施依据\n渡口设立审批,行政许可,《示例条例》第二条\n';

describe('a body', () => {
  let installation: Installation;
  let now = '2026-11-24T02:00:00.000Z';
  const admin = LOCAL_ADMINISTRATOR;
  const named = async (name: string) => (await bodies(installation, admin)).find((one) => one.name === name)!;

  beforeAll(async () => {
    installation = { ...(await installed('sqlite::memory:')), clock: () => now };
    const file = { name: '清单.csv', bytes: Buffer.from(CSV) };
    await importList(installation, { file, body: '示例区交通局', kind: null, actor: admin });
  });
  afterAll(() => installation.close());

  it('is made with other names and a code whose check character is right', async () => {
    const facts = {
      name: '示例区水务局',
      aliases: [' 水行政主管部门 ', '', '水行政主管部门'],
      uscc: '12441500196720244T',
    };
    await newBody(installation, facts, admin);
    expect(await named('示例区水务局')).toMatchObject({
      aliases: ['水行政主管部门'],
      uscc: '12441500196720244T',
    });
    const other = { ...facts, name: '另一个局', uscc: '12441500196720244A' };
    await expect(newBody(installation, other, admin)).rejects.toThrow('校验位应为 T');
    await expect(newBody(installation, { ...facts, uscc: '' }, admin)).rejects.toThrow('已有名为');
    await expect(newBody(installation, { ...other, name: '局\n' }, admin)).rejects.toThrow('2 到 60 个字');
  });

  it('keeps under its old name what was published, and is called anew from then on', async () => {
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, actor: admin });
    const item = () => readFileSync(join(out, 'current/data/items/1/0001/1.json'), 'utf8');
    const before = item();
    expect(before).toContain('示例区交通局');

    now = '2026-11-25T02:00:00.000Z';
    const { id } = await named('示例区交通局');
    await editBody(installation, id, { name: '示例区交通运输局', aliases: [], uscc: '' }, admin);
    expect((await overview(installation)).lists.map(({ title }) => title)).toEqual([
      '示例区交通运输局权责清单',
    ]);
    // Made again from nothing, the data files of release 1 are the same bytes, which its sums demand.
    const elsewhere = `${out}-again`;
    await publish(installation, {
      out: elsewhere,
      effective: null,
      documentNumber: null,
      actor: admin,
      rebuild: true,
    });
    expect(readFileSync(join(elsewhere, 'current/data/items/1/0001/1.json'), 'utf8')).toBe(before);
    expect((await verifySite(elsewhere, {})).report).toMatchObject({ ok: true });
  });

  it('retired is worked on no more, while what was published of it stays on the site', async () => {
    const { id } = await named('示例区交通运输局');
    await retireBody(installation, id, true, admin);
    expect((await overview(installation)).lists).toEqual([]);
    const out = `${installation.settings.siteDir}-retired`;
    await publish(installation, { out, effective: null, documentNumber: null, actor: admin, rebuild: true });
    expect((await verifySite(out, {})).report).toMatchObject({ ok: true });
    await retireBody(installation, id, false, admin);
    expect((await overview(installation)).lists).toHaveLength(1);
  });
});
