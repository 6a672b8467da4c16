import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { titleKey } from '../../src/law';
import {
  addLaw,
  addLawEvent,
  addLawSource,
  addLawVersion,
  chooseLawText,
  heldLaw,
  heldLaws,
  inTransaction,
  keepAlignment,
  keptAlignment,
  lawByTitle,
  putContent,
  versionsOf,
  withdrawContent,
} from '../../src/store';
import { describeOnBoth } from '../databases';

const recorded = (recordedAt = '2026-01-01T00:00:00.000Z') => ({ recordedAt, recordedBy: '张三' });
const put = (em: EntityManager, text: string) => putContent(em, text, randomBytes(16));

async function version(em: EntityManager, lawId: number, promulgated: string, text: string, at?: string) {
  return addLawVersion(em, {
    lawId,
    title: '示例条例',
    promulgated,
    effective: promulgated,
    contentDigest: await put(em, text),
    articles: 1,
    ...recorded(at),
  });
}

describeOnBoth('laws', (open) => {
  it('are found by title or alias, with or without 中华人民共和国', async () => {
    const db = await open();
    const law = await inTransaction(db, async (em) => {
      const at = '2026-01-01T00:00:00.000Z';
      return addLaw(em, { title: '中华人民共和国示例道路法', aliases: ['示例路法'], at });
    });
    for (const title of ['《示例道路法》', '中华人民共和国示例道路法', '示例路法']) {
      expect((await lawByTitle(db.manager, titleKey(title)))?.id).toBe(law.id);
    }
    expect(await lawByTitle(db.manager, titleKey('示例铁路法'))).toBeNull();
  });

  it('are held with their texts parsed, in order of promulgation, and their events', async () => {
    const db = await open();
    const id = await inTransaction(db, async (em) => {
      const law = await addLaw(em, { title: '示例条例', at: recorded().recordedAt });
      const by = await addLaw(em, { title: '新示例条例', at: recorded().recordedAt });
      await version(em, law.id, '2022-05-01', '示例条例\n第一条 新的内容。\n第二条 又一条。');
      await version(em, law.id, '2019-03-02', '示例条例\n第一条 旧的内容。');
      await addLawEvent(em, {
        lawId: law.id,
        kind: 'replaced',
        decided: '2025-01-01',
        effective: '2025-06-01',
        byLawId: by.id,
        ...recorded(),
      });
      return law.id;
    });
    const held = await heldLaw(db.manager, id);
    expect(held.versions.map(({ promulgated, text }) => [promulgated, text.articles.length])).toEqual([
      ['2019-03-02', 1],
      ['2022-05-01', 2],
    ]);
    expect(held.events).toEqual([
      { kind: 'replaced', decided: '2025-01-01', effective: '2025-06-01', by: '新示例条例' },
    ]);
    expect((await heldLaws(db.manager)).map(({ title }) => title)).toEqual(['新示例条例', '示例条例']);
  });

  it('are known as of an instant: what was recorded later is left out', async () => {
    const db = await open();
    await inTransaction(db, async (em) => {
      const law = await addLaw(em, { title: '示例条例', at: recorded().recordedAt });
      await version(em, law.id, '2019-03-02', '示例条例\n第一条 旧的内容。');
      await version(em, law.id, '2022-05-01', '示例条例\n第一条 新的内容。', '2026-09-09T00:00:00.000Z');
    });
    const [held] = await heldLaws(db.manager, { knownAt: '2026-09-08T23:59:59.999Z' });
    expect(held?.versions.map(({ promulgated }) => promulgated)).toEqual(['2019-03-02']);
  });

  it('hold one version of a text, however it is typed', async () => {
    const db = await open();
    const law = await inTransaction(db, (em) => addLaw(em, { title: '示例条例', at: recorded().recordedAt }));
    const hold = (text: string) => inTransaction(db, (em) => version(em, law.id, '2019-03-02', text));
    await hold('示例条例\n第一条 帐目。');
    await expect(hold('示例条例\n第一条　账目。')).rejects.toThrow(/unique/i);
    await hold('示例条例\n第一条 账簿。');
    expect(await versionsOf(db.manager, law.id)).toHaveLength(2);
  });

  it('leave it to a person which of differing copies is right', async () => {
    const db = await open();
    const { lawId, versionId, sourceId } = await inTransaction(db, async (em) => {
      const law = await addLaw(em, { title: '示例条例', at: recorded().recordedAt });
      const first = await version(em, law.id, '2019-03-02', '示例条例\n第一条 帐目。');
      const source = await addLawSource(em, {
        versionId: first.id,
        contentDigest: await put(em, '示例条例\n第一条 账簿。'),
        agrees: false,
        ...recorded(),
      });
      return { lawId: law.id, versionId: first.id, sourceId: source.id };
    });
    const textHeld = async () => (await heldLaw(db.manager, lawId)).versions[0]!.text.verbatim;
    const choose = (source: number | null) =>
      inTransaction(db, (em) =>
        chooseLawText(em, {
          versionId,
          sourceId: source,
          chosenAt: '2026-02-02T00:00:00.000Z',
          chosenBy: '李四',
        }),
      );
    expect(await textHeld()).toContain('帐目');
    await choose(sourceId);
    expect(await textHeld()).toContain('账簿');
    await choose(null);
    expect(await textHeld()).toContain('帐目');
  });

  it('lose a version whose text was withdrawn, even one parsed before', async () => {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const law = await addLaw(em, { title: '示例条例', at: recorded().recordedAt });
      return version(em, law.id, '2019-03-02', '示例条例\n第一条 涉密内容。');
    });
    expect((await heldLaw(db.manager, made.lawId)).versions[0]!.text.articles).toHaveLength(1);
    await inTransaction(db, (em) =>
      withdrawContent(em, {
        digest: made.contentDigest,
        reason: 'secrecy',
        actor: '张三',
        at: '2026-03-03T00:00:00.000Z',
      }),
    );
    expect((await heldLaw(db.manager, made.lawId)).versions).toEqual([]);
    expect(await versionsOf(db.manager, made.lawId)).toHaveLength(1);
  });

  it('keep an alignment for the algorithm that made it', async () => {
    const db = await open();
    const key = await inTransaction(db, async (em) => {
      const law = await addLaw(em, { title: '示例条例', at: recorded().recordedAt });
      const old = await version(em, law.id, '2019-03-02', '示例条例\n第一条 旧。');
      const next = await version(em, law.id, '2022-05-01', '示例条例\n第一条 新。');
      const made = { oldVersionId: old.id, newVersionId: next.id, algorithm: '1' };
      await keepAlignment(em, {
        ...made,
        alignment: { rows: [], replacements: [{ old: '甲', new: '乙', count: 3 }] },
      });
      return made;
    });
    expect((await keptAlignment(db.manager, key))?.replacements).toEqual([
      { old: '甲', new: '乙', count: 3 },
    ]);
    expect(await keptAlignment(db.manager, { ...key, algorithm: '2' })).toBeNull();
  });
});
