import type { Express } from 'express';
import request from 'supertest';
import { firstSignIn, type Installation } from '../../src/services';
import { createApp } from '../../src/web';
import { Officer } from '../real-path/officer';
import { withSample } from '../services/installed';

const PASSWORD = 'four words in a row';
const AT = '/admin/gazette-wording';

describe('the page of the gazette’s words', () => {
  let installation: Installation;
  let app: Express;
  let clerk: Officer;
  beforeAll(async () => {
    installation = await withSample();
    app = await createApp(installation);
    clerk = new Officer(app);
    const link = `/admin/welcome/${await firstSignIn(installation)}`;
    await clerk.submit(link, link, { password: PASSWORD, again: PASSWORD });
  });
  afterAll(() => installation.close());

  it('shows each sentence with its usual words, and the newest notice', async () => {
    const page = await clerk.read(AT);
    expect(page).toContain('{单位}关于调整{清单}的公告');
    expect(page).toContain('以第 2 号发布为例');
    expect(page).toContain('示例区交通运输局关于调整权责清单的公告');
  });

  it('previews without saving, then saves, and writes it down', async () => {
    const tried = await clerk.submit(AT, AT, { act: 'preview', closing: '特此公告，{单位}。' });
    expect(tried).toContain('特此公告，示例区交通运输局。');
    expect(tried).toContain('尚未保存');
    expect(await clerk.read(AT)).not.toContain('特此公告');
    expect(await clerk.submit(AT, AT, { act: 'save', closing: '特此公告，{单位}。' })).toContain('已保存');
    expect(await clerk.read(AT)).toContain('特此公告，示例区交通运输局。');
    expect(await clerk.read('/admin/audit')).toContain('修改公报用语');
  });

  it('refuses an unknown placeholder beside its sentence, what was written kept', async () => {
    await expect(clerk.submit(AT, AT, { act: 'save', closing: '见{附件}' })).rejects.toThrow(/422/);
    expect(await clerk.read(AT)).toContain('特此公告');
  });

  it('is nobody else’s', async () => {
    await request(app).get(AT).expect(303);
  });
});
