import { titleKey } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import type { Proposal } from './impact';
import { type Edit, rewrite } from './rewrite';

/** Why a proposal is not taken in with the others. */
export type Rejection = 'nothing-proposed' | 'conflict' | 'cited-twice';

/**
 * Accepts several proposals made against one content. `rejected` are those that propose nothing to write, whose edit contradicts an
 * earlier one, or after which the cell would cite one provision twice.
 */
export function acceptAll<P extends Pick<Proposal, 'edit'>>(
  content: ItemContent,
  proposals: P[],
): { content: ItemContent; rejected: { proposal: P; why: Rejection }[] } {
  const accepted: { proposal: P; edit: Edit }[] = [];
  const rejected: { proposal: P; why: Rejection }[] = [];
  const made = () =>
    rewrite(
      content,
      accepted.map(({ edit }) => edit),
    );
  for (const proposal of proposals) {
    if (!proposal.edit) {
      rejected.push({ proposal, why: 'nothing-proposed' });
      continue;
    }
    accepted.push({ proposal, edit: proposal.edit });
    if (made().conflicts.length === 0) continue;
    accepted.pop();
    rejected.push({ proposal, why: 'conflict' });
  }
  // Looked at when all are written: one number may take the place that another leaves.
  for (;;) {
    const next = made().content;
    const twice = citedAnew(content, next);
    const last = accepted.findLastIndex(({ edit }) =>
      edit.bases.some(({ basis }) => twice.has(citedBy(next.bases[basis]!))),
    );
    if (last < 0) return { content: next, rejected };
    rejected.push({ proposal: accepted.splice(last, 1)[0]!.proposal, why: 'cited-twice' });
  }
}

/** What is cited in several places, and in more of them than before. */
function citedAnew(before: ItemContent, after: ItemContent): Set<string> {
  const were = placesCited(before);
  const more = [...placesCited(after)].filter(
    ([cited, { size }]) => size > 1 && size > (were.get(cited)?.size ?? 0),
  );
  return new Set(more.map(([cited]) => cited));
}

/** Where in the cell each provision is cited: a list of numbers that became one is one place. */
function placesCited({ bases }: ItemContent): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  for (const basis of bases) {
    if (!basis.at) continue;
    const cited = citedBy(basis);
    places.set(cited, (places.get(cited) ?? new Set()).add(basis.at.start));
  }
  return places;
}

const citedBy = ({ role, law, address }: LegalBasis): string => [role, titleKey(law), address].join('\n');
