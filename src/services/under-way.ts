import type { EntityManager } from 'typeorm';
import type { HeldLaw } from '../basis';
import { changesOf, openAdjustments, readItemContents } from '../store';
import { checkItems, type Finding, needsWork } from './check-list';

/**
 * Marks each finding that an adjustment under way mends: its item ends there, or is checked there, has the fault no more and none of the same
 * law that it had not before.
 */
export async function markUnderWay(
  em: EntityManager,
  listId: number,
  laws: HeldLaw[],
  { asOf, findings }: { asOf: string; findings: Finding[] },
): Promise<void> {
  const open = new Map<string, Finding[]>();
  for (const finding of findings.filter(needsWork))
    open.set(finding.item.id, [...(open.get(finding.item.id) ?? []), finding]);
  for (const { id } of await openAdjustments(em, listId)) {
    const changes = (await changesOf(em, id)).filter(
      ({ change, number }) => change.kind !== 'found' && number !== null && open.has(number),
    );
    const contents = await readItemContents(
      em,
      changes.flatMap(({ change }) => change.contentDigest ?? []),
    );
    for (const { change, number } of changes) {
      const content = change.contentDigest === null ? null : contents.get(change.contentDigest);
      const drafted = content ? checkItems([{ number: number!, content }], laws, asOf).findings : [];
      const [before, after] = [open.get(number!)!, drafted.filter(needsWork)];
      const still = new Set(after.map(faultOf));
      const worse = new Set(beyond(before, after).map(({ law }) => law));
      for (const finding of before)
        if (!still.has(faultOf(finding)) && !worse.has(finding.law)) finding.underWay = id;
    }
  }
}

const faultOf = ({ law, cited, status }: Finding): string => [law, cited, status].join('\n');

/** Findings that were not there before, as many as there are more of a fault. */
function beyond(before: Finding[], after: Finding[]): Finding[] {
  const known = before.map(faultOf);
  return after.filter((finding) => {
    const at = known.indexOf(faultOf(finding));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}
