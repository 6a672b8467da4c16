import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Actor,
  type Installation,
  interruptLeftJobs,
  jobPage,
  jobsAtHand,
  LOCAL_ADMINISTRATOR,
  startJob,
} from '../../src/services';
import { Refused } from '../../src/services/errors';
import { addBody, allBodies, inTransaction } from '../../src/store';
import { describeOnBoth } from '../databases';
import { installed } from './installed';

const OFFICER: Actor = {
  account: 'officer',
  displayName: '经办',
  local: false,
  grants: [{ role: 'drafter', body: null }],
};
const OTHER: Actor = { ...OFFICER, account: 'other' };

describeOnBoth('work in the background', (_open, freshUrl) => {
  let installation: Installation;
  const start = (
    work: Parameters<typeof startJob>[1]['work'],
    more: Partial<Parameters<typeof startJob>[1]> = {},
  ) =>
    startJob(installation, {
      kind: 'trial',
      title: '试',
      subject: { upload: 'x' },
      body: null,
      actor: OFFICER,
      work,
      ...more,
    });

  beforeEach(async () => {
    installation = await installed(await freshUrl());
  });
  afterEach(() => installation.close());

  it('tells how far it is while a transaction of its own holds the database, and what came of it', async () => {
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((done) => {
      go = done;
    });
    const { id, ended } = await start((progress) =>
      inTransaction(installation.db, async (em) => {
        await addBody(em, { name: '滨江市水务局' });
        progress('登记事项', 3, 10);
        await waiting;
        return { made: 10 };
      }),
    );
    await sleep(100);
    expect(await jobPage(installation, id, OFFICER)).toMatchObject({
      ended: false,
      running: { step: '登记事项', done: 3, total: 10 },
    });
    go();
    expect(await ended).toEqual({ outcome: 'done', result: { made: 10 } });
    expect(await jobPage(installation, id, OFFICER)).toMatchObject({
      ended: true,
      outcome: 'done',
      result: { made: 10 },
      subject: { upload: 'x' },
    });
    expect((await allBodies(installation.db.manager)).map(({ name }) => name)).toEqual(['滨江市水务局']);
  });

  it('ends with the refusal’s own words, or as a fault, and writes nothing then', async () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const fail = (error: Error) =>
      start(() =>
        inTransaction(installation.db, async (em) => {
          await addBody(em, { name: '滨江市水务局' });
          throw error;
        }),
      );
    expect(await (await fail(new Refused('没有表头。'))).ended).toEqual({
      outcome: 'refused',
      result: '没有表头。',
    });
    expect(await (await fail(new TypeError('x is not a function'))).ended).toEqual({
      outcome: 'failed',
      result: null,
    });
    expect(stderr.mock.calls.join()).toContain('x is not a function');
    stderr.mockRestore();
    expect(await allBodies(installation.db.manager)).toEqual([]);
  });

  it('is interrupted where the program stopped, and what has ended stays ended', async () => {
    const done = await start(async () => 1);
    await done.ended;
    const { id } = await start(() => new Promise(() => undefined));
    // The next start of the program.
    expect(await interruptLeftJobs(installation)).toBe(1);
    expect(await jobPage(installation, id, OFFICER)).toMatchObject({ ended: true, outcome: 'interrupted' });
    expect(await jobPage(installation, done.id, OFFICER)).toMatchObject({ outcome: 'done', result: 1 });
  });

  it('is shown on the desk of everyone at its body: those that run, and the last end of each within a day', async () => {
    const body = '滨江市水务局';
    const colleague: Actor = { ...OTHER, grants: [{ role: 'reviewer', body }] };
    const stranger: Actor = { ...OTHER, grants: [{ role: 'drafter', body: '滨江市教育局' }] };
    const stopped = await start(() => new Promise(() => undefined), { title: '读取“甲.xlsx”', subject: 1 });
    await interruptLeftJobs(installation);
    const running = await start(() => new Promise(() => undefined), { title: '发布', subject: 2, body });
    const refused = await start(() => Promise.reject(new Refused('没有表头。')), {
      title: '导入',
      subject: 3,
      body,
    });
    await refused.ended;
    const again = await start(async () => 1, { title: '导入', subject: 4, body });
    await again.ended;
    const ids = async (actor: Actor) => (await jobsAtHand(installation, actor)).map(({ id }) => id);
    expect(await ids(OFFICER)).toEqual([again.id, running.id, stopped.id]);
    expect(await ids(colleague)).toEqual([again.id, running.id]);
    expect(await ids(stranger)).toEqual([]);
    expect((await jobPage(installation, running.id, colleague)).account).toBe('officer');
    await expect(jobPage(installation, running.id, stranger)).rejects.toThrow('没有编号为');
    const tomorrow = { ...installation, clock: () => '2026-11-25T02:00:01.000Z' };
    expect((await jobsAtHand(tomorrow, OFFICER)).map(({ id }) => id)).toEqual([running.id]);
  });

  it('is shown to whoever started it and to an administrator', async () => {
    const { id, ended } = await start(async () => null);
    await ended;
    await expect(jobPage(installation, id, OTHER)).rejects.toThrow('不是您启动的');
    await expect(jobPage(installation, Number.NaN, OFFICER)).rejects.toThrow('没有编号为');
    expect((await jobPage(installation, id, LOCAL_ADMINISTRATOR)).id).toBe(id);
  });
});
