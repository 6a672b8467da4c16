import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, objectionWay, prepareSite } from '../../src/services';
import { publishedList, publishNow } from './published-list';

describe('how the public can object', () => {
  let installation: Installation;
  const set = (appUrl: string | null, phone: string | null = null): Installation => ({
    ...installation,
    settings: { ...installation.settings, appUrl, objection: { ...installation.settings.objection, phone } },
  });

  beforeAll(async () => {
    const home = mkdtempSync(join(tmpdir(), 'quanze-objections-'));
    installation = await publishedList(`sqlite:${join(home, 'quanze.db')}`, 2);
  });
  afterAll(() => installation.close());

  it('is told where there is neither a form nor anybody to call', async () => {
    expect(await objectionWay(set(null))).toEqual({
      outdated: null,
      lacking:
        '没有设 APP_URL，也没有设 OBJECTION_PHONE、OBJECTION_ADDRESS：公开网站的异议页没有表单，也没有电话和地址。设好后重新生成网站。',
    });
    expect((await objectionWay(set(null, '0312-5550000'))).lacking).toBe(
      '没有设 APP_URL：公开网站的异议页没有表单，只写明电话和地址。',
    );
  });

  it('is told to be outdated until the site is built anew, also when the program starts', async () => {
    const now = set('https://app.example.gov.cn');
    const said: string[] = [];
    await prepareSite(now, (line) => said.push(line));
    const outdated =
      '公开网站是没有设 APP_URL 时生成的，现在设的是 https://app.example.gov.cn。重新生成网站（npx quanze publish --out 网站文件夹，或办理端的“发布清单”）以后，异议页才会跟着改。';
    expect(said).toEqual([outdated]);
    expect(await objectionWay(now)).toEqual({ outdated, lacking: null });
    await publishNow(now);
    expect(await objectionWay(now)).toEqual({ outdated: null, lacking: null });
    expect((await objectionWay(set(null, '0312-5550000'))).outdated).toContain(
      '按 APP_URL=https://app.example.gov.cn 生成的，现在没有设。',
    );
  });
});
