import type { EntityManager } from 'typeorm';
import { addResolutions, basesOf, countFound, heldLaws, lastResolutions, listedItems } from '../../store';
import { checkItems } from '../check-list';
import { breathe, type Installation, type Progress, today } from '../installation';
import type { BodyList } from '../lists';

/** Items looked at before others are let in. */
const AT_ONCE = 50;

/** Records how each basis stands today where that is new; gives the laws that the list rests on. */
export async function noteStanding(
  installation: Installation,
  em: EntityManager,
  { list }: BodyList,
  at: string,
  progress?: Progress,
): Promise<Set<number>> {
  const total = await countFound(em, list.id, {}, Number.MAX_SAFE_INTEGER);
  let checked = 0;
  const laws = await heldLaws(em);
  const asOf = today(installation);
  const lawIds = new Set<number>();
  for await (const some of listedItems(em, list.id, AT_ONCE)) {
    const rows = await basesOf(
      em,
      some.flatMap(({ row }) => row.revisionId ?? []),
    );
    const revisionOf = new Map(some.map(({ number, row }) => [number, row.revisionId!]));
    const last = await lastResolutions(
      em,
      [...rows.values()].flat().map(({ id }) => id),
    );
    const fresh = checkItems(some, laws, asOf).findings.flatMap((finding) => {
      const version = finding.evidence.version;
      if (version) lawIds.add(Number(version.lawId));
      const basis = rows.get(revisionOf.get(finding.item.id)!)?.[finding.basis];
      const row = {
        versionId: version ? Number(version.id) : null,
        status: finding.status,
        nowAt: finding.nowAt,
        sure: finding.sure,
      };
      const known = basis && last.get(basis.id);
      const same =
        known &&
        known.versionId === row.versionId &&
        known.status === row.status &&
        known.nowAt === row.nowAt &&
        known.sure === row.sure;
      return basis && !same ? [{ basisId: basis.id, ...row, asOf, at, confirmedBy: null }] : [];
    });
    await addResolutions(em, fresh as never);
    checked += some.length;
    progress?.('核对依据', checked, total);
    await breathe();
  }
  return lawIds;
}
