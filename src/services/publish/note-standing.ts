import type { EntityManager } from 'typeorm';
import {
  addResolutions,
  basesOf,
  type CurrentListed,
  countFound,
  heldLaws,
  lastResolutions,
  lawsRestedOn,
  lawsState,
  listedItems,
  newestResolution,
  readSetting,
  touchedItems,
  writeSetting,
} from '../../store';
import { checkItems } from '../check-list';
import { breathe, type Installation, type Progress, today } from '../installation';
import type { BodyList } from '../lists';
import { programDigest } from '../program-digest';

/** Items looked at before others are let in. */
const AT_ONCE = 50;

/** After which state of the laws, and up to which resolution, the whole list was last looked at. */
interface Noted {
  laws: string;
  program: string;
  resolution: number;
}

/**
 * Records how each basis stands today where that is new; gives the laws that the list rests on. Where nothing of the laws changed since
 * the last time, only the items of `touched` are looked at, and those that something was found of since.
 */
export async function noteStanding(
  installation: Installation,
  em: EntityManager,
  { list }: BodyList,
  at: string,
  touched: number[],
  progress?: Progress,
): Promise<Set<number>> {
  const asOf = today(installation);
  const [laws, program] = [await lawsState(em, asOf), programDigest(['law', 'list', 'basis'])];
  const key = `standing.noted.${list.id}`;
  const noted = await readSetting<Noted>(em, key);
  const same = noted?.laws === laws && noted.program === program;
  const total = same ? touched.length : await countFound(em, list.id, {}, Number.MAX_SAFE_INTEGER);
  const items = same
    ? touchedItems(em, list.id, touched, noted.resolution)
    : listedItems(em, list.id, AT_ONCE);
  await noteItems(em, items, asOf, at, (checked) =>
    progress?.('核对依据', checked, Math.max(checked, total)),
  );
  await writeSetting(em, key, { laws, program, resolution: await newestResolution(em) });
  return lawsRestedOn(em, list.id);
}

async function noteItems(
  em: EntityManager,
  items: AsyncIterable<CurrentListed[]>,
  asOf: string,
  at: string,
  told: (checked: number) => void,
): Promise<void> {
  let checked = 0;
  const laws = await heldLaws(em);
  for await (const some of items) {
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
      const { version, stoodIn } = finding.evidence;
      const basis = rows.get(revisionOf.get(finding.item.id)!)?.[finding.basis];
      const row = {
        // A provision that was deleted stands where it last was.
        versionId: stoodIn ? Number(stoodIn) : version ? Number(version.id) : null,
        status: finding.status,
        nowAt: stoodIn ? finding.cited : finding.nowAt,
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
    told(checked);
    await breathe();
  }
}
