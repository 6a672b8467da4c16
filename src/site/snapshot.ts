import type { LawStatus } from '../basis';
import type { Alignment, LawText } from '../law';
import type { ChangeKind, ItemContent, ListKind } from '../list';
import type { BasisStanding } from '../render';

/**
 * Frozen facts that the site is made of. Small things lie in it whole; items and law texts are fetched one by one, so that a site of
 * 100,000 items never lies in memory. Everything comes in a fixed order and does not depend on the day it is read.
 */
export interface SiteSnapshot {
  settings: SiteSettings;
  lists: ListFacts[];
  /** All releases of all lists by number, which runs through the installation. */
  releases: ReleaseFacts[];
  laws: LawFacts[];
  /** In how many parts the list of a release was laid, where it was; the parts of one under way follow from its items. */
  partsLaid?: ReadonlyMap<number, number>;
  /** Paths of data files whose content was erased: no page leads to them. */
  withdrawnFiles?: ReadonlySet<string>;
  /** The keys the log is signed with. They do not change with a release, unlike the tree, whose root no page can carry. */
  keys: { name: string; algorithm: string; fingerprint: string }[];
  /** What the public wrote about a list and the officer released with its answer, by number. */
  objections: ObjectionFacts[];
  /** Every item of a list that was ever released, or those of some numbers, in list order; may be read more than once. */
  items(list: string, numbers?: ReadonlySet<string>): AsyncIterable<ItemFacts>;
  item(list: string, number: string): Promise<ItemFacts | null>;
}

export interface SiteSettings {
  siteName: string;
  /** 政府网站标识码, 10 digits. */
  siteIdCode: string | null;
  /** `https://…`, without it the site has no absolute address anywhere. */
  baseUrl: string | null;
  /** Where the app that takes objections is reached by the public; null where it is not. */
  appUrl: string | null;
  /** How to object; what is null is left out. */
  objection: { office: string | null; phone: string | null; address: string | null; email: string | null };
}

export interface ObjectionFacts {
  id: number;
  list: string;
  item: string | null;
  /** As the officer released it; null where it was withdrawn. */
  text: string | null;
  answer: string | null;
  /** ISO instants. */
  receivedAt: string;
  answeredAt: string;
}

export interface ListFacts {
  /** ASCII, permanent: part of every address. */
  id: string;
  body: string;
  kind: ListKind;
  /** What the body was called before, oldest first; `until` is an ISO instant. */
  formerNames?: { name: string; until: string }[];
}

export interface ReleaseFacts {
  number: number;
  list: string;
  /** ISO instant. */
  publishedAt: string;
  /** ISO date. */
  effectiveFrom: string;
  /** 文号 of the approval. */
  documentNumber: string | null;
  /** The same list's release before this one. */
  supersedes: number | null;
  adjustments: AdjustmentFacts[];
  /** The texts it was checked against: ids of `LawFacts` and keys of their versions. */
  lawVersions: { law: string; version: string }[];
}

export interface AdjustmentFacts {
  id: string;
  title: string | null;
  reason: string | null;
  /** What the adjustment rests on, as written. */
  basis: string | null;
  /** ISO date. */
  effectiveFrom: string | null;
}

export interface ItemFacts {
  number: string;
  /** In order of `seq`, at least one. */
  revisions: RevisionFacts[];
  /**
   * How its bases stood, by index, at each release of the list in which it stands, oldest first. A release at which nothing was found
   * otherwise than at the one before may be left out.
   */
  standing: { release: number; bases: BasisStanding[] }[];
}

/** A content that was erased under a logged withdrawal. */
export interface Withdrawn {
  withdrawn: true;
  reason: string;
}

export interface RevisionFacts {
  seq: number;
  /** Number of the release that first held it. */
  release: number;
  adjustment: string;
  kind: ChangeKind;
  /** Null where the item ended with this revision. */
  content: ItemContent | Withdrawn | null;
  /** Of this item, else of the whole adjustment. */
  reason: string | null;
  predecessors: string[];
  successors: string[];
}

export interface LawFacts {
  /** ASCII, permanent: part of every address. */
  id: string;
  title: string;
  /** 法律, 行政法规 … where known. */
  kind: string | null;
  /** As known at the newest release. */
  status: LawStatus;
  /** Key of the version in force then; null where none is. */
  current: string | null;
  versions: LawVersionFacts[];
  /** Neighbouring versions compared. */
  comparisons: { old: string; new: string; alignment(): Promise<Alignment> }[];
}

export interface LawVersionFacts {
  /** The day of promulgation; `-2` and so on after it where a second text of the same day is held. */
  key: string;
  promulgated: string;
  effective: string;
  text(): Promise<LawText>;
}

/** How an item's bases stood at a release; without a number, at the newest. */
export function standingAt({ standing }: ItemFacts, release = Number.POSITIVE_INFINITY): BasisStanding[] {
  return standing.findLast((one) => one.release <= release)?.bases ?? [];
}

/** What the body was called when a release was published: the release's data files say so for ever. */
export function bodyThen({ body, formerNames = [] }: ListFacts, { publishedAt }: ReleaseFacts): string {
  return formerNames.find(({ until }) => publishedAt < until)?.name ?? body;
}

export function isWithdrawn(content: RevisionFacts['content']): content is Withdrawn {
  return content !== null && 'withdrawn' in content;
}
