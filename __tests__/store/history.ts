import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import * as store from '../../src/store';

const AT = '2026-11-24T08:00:00.000Z';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A law, an item with two revisions, an impact and a release: at least one row in every table of history. */
export async function writeHistory(em: EntityManager): Promise<void> {
  const put = <E extends object>(entity: new () => E, row: Partial<E>): Promise<E> =>
    em.save(entity, em.create(entity, row as never)) as Promise<E>;
  const content = (text: string) =>
    put(store.Content, {
      digest: hash(text),
      salt: Buffer.from('盐'),
      plainDigest: hash(`plain ${text}`),
      bytes: Buffer.from(text),
      media: 'text/plain',
    });
  const texts = [
    await content('第一条 示例。'),
    await content('{"name":"示例事项"}'),
    await content('要撤回的内容'),
  ];
  const [lawText, itemText, secret] = texts.map(({ digest }) => digest) as [string, string, string];
  await put(store.Withdrawal, { digest: secret, reason: 'privacy', actor: '张三', at: AT });

  const law = await put(store.Law, {
    title: '示例条例',
    titleKey: '示例条例',
    classLabel: null,
    aliases: [],
    recordedAt: AT,
  });
  const version = await put(store.LawVersion, {
    lawId: law.id,
    title: '示例条例',
    promulgated: '2024-01-01',
    effective: '2024-03-01',
    contentDigest: lawText,
    verbatimDigest: lawText,
    foldedDigest: lawText,
    articles: 1,
    sourceFile: null,
    recordedAt: AT,
    recordedBy: '张三',
  });
  const source = await put(store.LawSource, {
    versionId: version.id,
    contentDigest: lawText,
    agrees: true,
    sourceFile: null,
    recordedAt: AT,
    recordedBy: '张三',
  });
  await put(store.LawChoice, {
    versionId: version.id,
    sourceId: source.id,
    reason: null,
    chosenAt: AT,
    chosenBy: '张三',
  });
  const event = await put(store.LawEvent, {
    lawId: law.id,
    kind: 'enacted',
    decided: '2024-01-01',
    effective: '2024-03-01',
    versionId: version.id,
    recordedAt: AT,
    recordedBy: '张三',
  });

  const body = await put(store.Body, { name: '示例区交通运输局', aliases: [] });
  const list = await put(store.List, { bodyId: body.id, kind: 'powers', title: '权责清单' });
  const adjustment = await put(store.Adjustment, {
    listId: list.id,
    title: '建档',
    reason: '首次导入',
    basis: '',
    createdBy: '张三',
    createdAt: AT,
  });
  const items = [
    await put(store.Item, { listId: list.id, seq: 1, number: '0001' }),
    await put(store.Item, { listId: list.id, seq: 2, number: '0002' }),
  ] as const;
  await put(store.AdjustmentChange, {
    adjustmentId: adjustment.id,
    itemId: items[0].id,
    kind: 'found',
    contentDigest: itemText,
    predecessors: [],
    successors: [],
    editedBy: '张三',
    editedAt: AT,
  });
  const revision = await put(store.ItemRevision, {
    itemId: items[0].id,
    seq: 1,
    contentDigest: itemText,
    adjustmentId: adjustment.id,
    state: 'found',
    createdAt: AT,
    createdBy: '张三',
  });
  await put(store.ItemLineage, {
    predecessorId: items[0].id,
    successorId: items[1].id,
    adjustmentId: adjustment.id,
    kind: 'split',
  });
  const basis = await put(store.Basis, {
    revisionId: revision.id,
    ordinal: 0,
    role: 'power',
    law: '示例条例',
    lawKey: '示例条例',
    address: '1',
    titleStart: 0,
    titleEnd: 6,
  });
  await put(store.BasisResolution, {
    basisId: basis.id,
    versionId: version.id,
    status: 'valid',
    nowAt: null,
    sure: true,
    asOf: '2026-11-24',
    at: AT,
    confirmedBy: null,
  });
  await put(store.BodyFormerName, { bodyId: body.id, name: '示例区交通局', until: AT });
  const objection = await put(store.Objection, {
    listId: list.id,
    itemId: items[0].id,
    contentDigest: itemText,
    receivedAt: AT,
  });
  await put(store.ObjectionEvent, { objectionId: objection.id, act: 'assign', actor: '张三', at: AT });
  const power = await put(store.NewPower, {
    lawEventId: event.id,
    versionId: version.id,
    listId: list.id,
    address: '2',
    type: 'permit',
    named: '交通运输主管部门',
    word: '许可',
    recordedAt: AT,
  });
  await put(store.NewPowerDecision, {
    newPowerId: power.id,
    decision: 'set-aside',
    reason: '由上级实施。',
    actor: '张三',
    at: AT,
  });
  const impact = await put(store.Impact, {
    lawEventId: event.id,
    itemId: items[0].id,
    revisionId: revision.id,
    basisId: basis.id,
    contentDigest: itemText,
    ordinal: 0,
    law: '示例条例',
    cited: '1',
    kind: 'renumbered',
    sure: true,
    proposed: { address: '2', law: '示例条例', quote: null, edit: null },
    reason: '条号改变。',
    recordedAt: AT,
  });
  await put(store.ImpactDecision, {
    impactId: impact.id,
    decision: 'accepted',
    adjustmentId: adjustment.id,
    actor: '张三',
    at: AT,
  });

  await put(store.LogLeaf, {
    index: 0,
    kind: 'quanze-release/1',
    bytes: Buffer.from('{}\n'),
    hash: hash('leaf'),
  });
  await put(store.LogCheckpoint, { size: 1, root: hash('root'), note: '示例\n1\n', at: AT });
  const release = await put(store.Release, {
    listId: list.id,
    number: 1,
    publishedAt: AT,
    publishedBy: '李四',
    effectiveFrom: '2026-12-01',
    statement: Buffer.from('{}\n'),
    dataSums: '',
    sm3Sums: '',
    leafIndex: 0,
    treeSize: 1,
    root: hash('root'),
  });
  await put(store.ReleaseItem, { releaseId: release.id, itemId: items[0].id, revisionId: revision.id });
  await put(store.ReleaseLawVersion, { releaseId: release.id, versionId: version.id });
  await put(store.ReleaseAdjustment, { adjustmentId: adjustment.id, releaseId: release.id });
  await put(store.AdjustmentEvent, {
    adjustmentId: adjustment.id,
    act: 'publish',
    actor: '李四',
    at: AT,
    digest: hash('all'),
    override: false,
  });
  await put(store.AuditRecord, {
    seq: 1,
    at: AT,
    actor: '李四',
    act: 'publish',
    subject: '1',
    detail: {},
    override: false,
    prevHash: '0'.repeat(64),
    hash: hash('audit'),
  });
}
