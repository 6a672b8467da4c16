import type { ChangeKind, ItemContent, ItemStanding } from '../list';
import type { Wording } from './wording';

/** One release as the document names it. */
export interface GazetteRelease {
  number: number;
  /** ISO instant. */
  publishedAt: string;
  /** ISO date. */
  effectiveFrom: string;
  /** 文号 of the approval; null where there is none. */
  documentNumber: string | null;
}

/** What became of one item between the two releases. */
export interface GazetteChange {
  kind: ChangeKind;
  number: string;
  /** Null where the item was not there. */
  before: ItemContent | null;
  after: ItemContent | null;
  reason: string | null;
  /** 调整依据; null where the adjustment names none. */
  basis: string | null;
}

/** Everything that a gazette document is made of: frozen facts only. */
export interface GazetteInput {
  /** `某市交通运输局权责清单`, or without the body's name. */
  listTitle: string;
  body: string;
  /** Null where `to` is the first publication: the document then has no comparison table. */
  from: GazetteRelease | null;
  to: GazetteRelease;
  /** The releases of the list after `from`, `to` among them, in order. */
  span: readonly GazetteRelease[];
  /** The document's own number and date (ISO), where they are not those of the release. */
  issued?: { number?: string; date?: string };
  /** The list as `to` froze it. */
  items: readonly ItemStanding[];
  changes: readonly GazetteChange[];
  /** How the office words the notice; left out: as `WORDING_PARTS` has it. */
  wording?: Wording;
  /** The log as of `to`: tree size and root hash, as the checkpoint writes them, and the fingerprint of the key that signed it (not in a preview). */
  log: { size: number; root: string; fingerprint?: string };
}
