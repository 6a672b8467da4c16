import { type EntityManager, In } from 'typeorm';
import { Basis, BasisResolution, Content, CurrentItem, LawVersion } from './entities';
import { addRows, grouped, inBatches, type NewRow } from './rows';

/** Basis rows of published revisions, by revision, in the order of the content. */
export async function basesOf(em: EntityManager, revisionIds: number[]): Promise<Map<number, Basis[]>> {
  const rows: Basis[] = [];
  for (const some of inBatches(revisionIds)) {
    rows.push(
      ...(await em.find(Basis, {
        where: { revisionId: In(some) },
        order: { revisionId: 'ASC', ordinal: 'ASC' },
      })),
    );
  }
  return grouped(rows, ({ revisionId }) => revisionId);
}

export async function addResolutions(em: EntityManager, rows: NewRow<BasisResolution>[]): Promise<void> {
  await addRows(
    em,
    BasisResolution,
    rows.map((row) => ({ versionId: null, nowAt: null, confirmedBy: null, ...row })),
  );
}

/** The last resolution of each basis; with `confirmed`, the last that a person confirmed. */
export async function lastResolutions(
  em: EntityManager,
  basisIds: number[],
  { confirmed = false }: { confirmed?: boolean } = {},
): Promise<Map<number, BasisResolution>> {
  const last = new Map<number, BasisResolution>();
  for (const some of inBatches(basisIds)) {
    const rows = await em.find(BasisResolution, { where: { basisId: In(some) }, order: { id: 'ASC' } });
    for (const row of rows) if (!confirmed || row.confirmedBy !== null) last.set(row.basisId, row);
  }
  return last;
}

/** The key of the newest resolution; 0 where there is none. */
export async function newestResolution(em: EntityManager): Promise<number> {
  return (await em.maximum(BasisResolution, 'id', {})) ?? 0;
}

/** The laws that the current items of a list were last found to rest on. */
export async function lawsRestedOn(em: EntityManager, listId: number): Promise<Set<number>> {
  const rows: { law: number }[] = await em
    .createQueryBuilder(CurrentItem, 'item')
    .innerJoin(Content, 'content', 'content.digest = item.contentDigest AND content.bytes IS NOT NULL')
    .innerJoin(Basis, 'basis', 'basis.revisionId = item.revisionId')
    .innerJoin(BasisResolution, 'told', 'told.basisId = basis.id')
    .innerJoin(LawVersion, 'version', 'version.id = told.versionId')
    .select('DISTINCT version.lawId', 'law')
    .where('item.listId = :listId AND item.ended = :ended', { listId, ended: false })
    .andWhere(
      (part) =>
        `told.id = ${part.subQuery().select('MAX(later.id)').from(BasisResolution, 'later').where('later.basisId = basis.id').getQuery()}`,
    )
    .getRawMany();
  return new Set(rows.map(({ law }) => law));
}

/** What was found of a basis at one time. */
export type Found = Pick<BasisResolution, 'versionId' | 'status' | 'nowAt' | 'sure' | 'at'> & {
  confirmed: boolean;
};

/**
 * By revision, for each of its bases in order, all that was ever found of it, the oldest first. Read without making rows into objects of the
 * mapper: publishing asks for every revision there is.
 */
export async function foundOfRevisions(
  em: EntityManager,
  revisionIds: number[],
): Promise<Map<number, Found[][]>> {
  const found = new Map<number, Found[][]>();
  for (const some of inBatches(revisionIds)) {
    const rows: (Omit<Found, 'sure' | 'confirmed'> & {
      revision: number;
      ordinal: number;
      // SQLite has 0 and 1.
      sure: boolean | number | null;
      confirmedBy: string | null;
    })[] = await em
      .createQueryBuilder(Basis, 'basis')
      .leftJoin(BasisResolution, 'told', 'told.basisId = basis.id')
      .select('basis.revisionId', 'revision')
      .addSelect('basis.ordinal', 'ordinal')
      .addSelect('told.versionId', 'versionId')
      .addSelect('told.status', 'status')
      .addSelect('told.nowAt', 'nowAt')
      .addSelect('told.sure', 'sure')
      .addSelect('told.at', 'at')
      .addSelect('told.confirmedBy', 'confirmedBy')
      .where('basis.revisionId IN (:...some)', { some })
      .orderBy('basis.revisionId')
      .addOrderBy('basis.ordinal')
      .addOrderBy('told.id')
      .getRawMany();
    for (const { revision, ordinal, sure, confirmedBy, ...row } of rows) {
      const bases = found.get(revision) ?? [];
      found.set(revision, bases);
      bases[ordinal] ??= [];
      if (row.at !== null)
        bases[ordinal].push({ ...row, sure: Boolean(sure), confirmed: confirmedBy !== null });
    }
  }
  return found;
}
