import type { EntityManager } from 'typeorm';
import type { HeldLaw } from '../basis';
import { changesOf, openAdjustments, readItemContents } from '../store';
import { checkItems, type Finding, needsWork } from './check-list';

/** Marks each finding that an adjustment under way mends: its item ends there, or is checked there and has the fault no more. */
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
      const still = new Set(drafted.filter(needsWork).map(faultOf));
      for (const finding of open.get(number!)!) if (!still.has(faultOf(finding))) finding.underWay = id;
    }
  }
}

const faultOf = ({ law, cited, status }: Finding): string => [law, cited, status].join('\n');
