import { addressInChinese } from '../law';
import type { ImpactKind, Proposal } from './impact';

/** What is known of an impact once a person has settled it by writing the basis anew. */
export interface SettledImpact {
  law: string;
  cited: string;
  kind: ImpactKind;
  proposed: Pick<Proposal, 'address' | 'law' | 'quote'>;
}

/**
 * Why an item's basis was changed, for the public: what happened to the law and what is cited instead. `asProposed` false: a person
 * wrote it otherwise, and only the cause is certain.
 */
export function reasonInWords({ law, cited, kind, proposed }: SettledImpact, asProposed: boolean): string {
  const cause = causeOf(law, kind, proposed.law);
  const was = cited === '*' ? '' : addressInChinese(cited);
  const { address } = proposed;
  if (!asProposed || address === null) return `${cause}，相应更新实施依据。`;
  const is = address === '*' ? '' : addressInChinese(address);
  if (proposed.law !== law) return `${cause}，依据改为《${proposed.law}》${is}。`;
  const quote = proposed.quote === null ? '' : '，引文按新条文更新';
  if (address !== cited) return `${cause}，引用条款由${was}改为${is}${quote}。`;
  return quote === '' ? `${cause}，更新${was}的引用。` : `${cause}，${was}的引文按新条文更新。`;
}

function causeOf(law: string, kind: ImpactKind, successor: string): string {
  if (kind !== 'repealed') return `因《${law}》修订`;
  return successor === law ? `因《${law}》废止` : `因《${law}》由《${successor}》取代`;
}
