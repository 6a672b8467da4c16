import {
  changeHead,
  interruptLeftJobs,
  LOCAL_ADMINISTRATOR,
  publish,
  settlePublishing,
  startAdjustment,
  startJob,
} from '../../src/services';
import { withPublishingLock } from '../../src/services/publish/publishing-lock';
import { openAdjustments } from '../../src/store';
import type { Officer } from '../real-path/officer';
import { OTHER_BODY, OWN_BODY, SmallOffice } from './small-office';

const FORM = '/admin/lists/2/publish';

/** A publication as the program leaves it that was stopped in the midst of it. */
const never = () => new Promise(() => undefined);

describe('publishing from the desk', () => {
  let office: SmallOffice;
  let publisher: Officer;
  let actor: Parameters<typeof startJob>[1]['actor'];

  beforeEach(async () => {
    office = await SmallOffice.open();
    publisher = await office.person('小吴', ['publisher'], OTHER_BODY);
    actor = {
      account: '小吴',
      displayName: '小吴',
      local: false,
      grants: [{ role: 'publisher', body: OTHER_BODY }],
    };
  });
  afterEach(() => office.close());

  const left = (last: number | null) =>
    startJob(office.installation, {
      kind: 'publish',
      title: `发布${OTHER_BODY}权责清单`,
      subject: { list: 2, last },
      body: OTHER_BODY,
      actor,
      work: never,
    });

  it('is work in the background that leads to the release it made', async () => {
    expect(await publisher.submit(FORM, FORM, {})).toMatch(
      /已发布第 2 号，公开网站共 \d+ 个文件。.*第 2 号发布/,
    );
    expect(await publisher.read('/admin')).toMatch(/后台任务 发布示例区水务局权责清单 已办完/);
    expect(await publisher.submit(FORM, FORM, {})).toContain('没有新内容要发布，已重新生成公开网站');
  });

  it('shows before what it takes in: a first import under whatever title, and nothing that only bears the title of one', async () => {
    const { installation } = office;
    const head = { title: '补充建档', reason: '试', basis: '', effective: null };
    const first = (await openAdjustments(installation.db.manager, 2))[0]!;
    await changeHead(
      installation,
      String(first.id),
      first.version,
      { ...head, title: '首份清单' },
      LOCAL_ADMINISTRATOR,
    );
    await startAdjustment(installation, 2, head, LOCAL_ADMINISTRATOR);
    const page = await publisher.read(FORM);
    expect(page).toContain('首份清单');
    expect(page).not.toContain('补充建档');
    expect(await publisher.submit(FORM, FORM, {})).toMatch(/已发布第 2 号.*首份清单/);
  });

  it('is told on when its day is none, before anything starts', async () => {
    await expect(publisher.submit(FORM, FORM, { effective: '明天' })).rejects.toThrow(/422.*不是日期/);
    expect(await publisher.read('/admin')).not.toContain('后台任务');
  });

  it('tells the second of two publishers who is at it, and shows others at the body how far it is', async () => {
    const { id } = await left(null);
    await expect(publisher.submit(FORM, FORM, {})).rejects.toThrow(
      /422.*小吴正在发布示例区水务局权责清单，一次只能发布一份/,
    );
    const colleague = await office.person('老周', ['reviewer'], OTHER_BODY);
    expect(await colleague.read('/admin')).toMatch(/发布示例区水务局权责清单 正在办：正在开始.*小吴启动/);
    expect(await colleague.read(`/admin/jobs/${id}`)).toContain('正在开始');
    const stranger = await office.person('老郑', ['reviewer'], OWN_BODY);
    expect(await stranger.read('/admin')).not.toContain('后台任务');
    await expect(stranger.read(`/admin/jobs/${id}`)).rejects.toThrow('没有编号为');
  });

  it('tells whoever comes while another process publishes', async () => {
    await withPublishingLock(office.installation.settings.siteDir, async () => {
      await expect(publisher.submit(FORM, FORM, {})).rejects.toThrow(/422.*另一个发布正在进行/);
    });
  });

  it('is marked as interrupted by the next start where nothing was committed, and leads back to the form', async () => {
    const { id } = await left(null);
    await settlePublishing(office.installation);
    await interruptLeftJobs(office.installation);
    const page = await publisher.read(`/admin/jobs/${id}`);
    expect(page).toMatch(/程序中途停止.*公开网站没有改动/);
    expect(await publisher.links(`/admin/jobs/${id}`)).toContain(FORM);
    expect(await publisher.submit(FORM, FORM, {})).toContain('已发布第 2 号');
  });

  it('is done where the release was committed before the program stopped', async () => {
    const { id } = await left(null);
    const { installation } = office;
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, body: OTHER_BODY, actor });
    await settlePublishing(installation);
    expect(await interruptLeftJobs(installation)).toBe(0);
    expect(await publisher.links('/admin')).toContain(`/admin/jobs/${id}`);
    await expect(publisher.read(`/admin/jobs/${id}`)).rejects.toThrow('answered 303');
    expect(await publisher.read('/admin/releases/2')).toContain('已发布第 2 号。');
  });

  it('comes anew by itself where scripts do not run, as long as it runs', async () => {
    const { id } = await left(null);
    const running = await publisher.source(`/admin/jobs/${id}`);
    expect(running).toContain('<noscript><meta http-equiv="refresh" content="4"></noscript>');
    await interruptLeftJobs(office.installation);
    expect(await publisher.source(`/admin/jobs/${id}`)).not.toContain('http-equiv="refresh"');
  });
});
