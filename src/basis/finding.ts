/** 依据体检: what the held texts say of one legal basis. */
export type BasisStatus = 'valid' | 'renumbered' | 'changed' | 'repealed' | 'not-found' | 'no-text';

export const BASIS_STATUSES: readonly BasisStatus[] = [
  'valid',
  'renumbered',
  'changed',
  'repealed',
  'not-found',
  'no-text',
];

export interface Evidence {
  /** What the item quotes; null where it names the number alone. */
  quote: string | null;
  /** What the cited address reads in the version looked at; null where there is none. */
  textAtCited: string | null;
  /** What the address reads where the quote now stands; null unless renumbered. */
  textNow: string | null;
  /** The version looked at, with the title of its law and the ids of both in the register. */
  version: { law: string; lawId: string; id: string; promulgated: string; effective: string } | null;
  /** The older version in which the cited provision last stood, by its id, where it was deleted since; null else. */
  stoodIn: string | null;
  /** How much of the quote stands at the cited address, 0 to 1; null where nothing is quoted or held. */
  share: number | null;
  /** One Chinese sentence for the officer. */
  note: string;
}

/** `cited` and `nowAt` are addresses; `cited` null where the cell names the law alone. */
export interface BasisFinding {
  status: BasisStatus;
  law: string;
  cited: string | null;
  nowAt: string | null;
  /** False: the evidence leaves room for doubt, a person must look. */
  sure: boolean;
  evidence: Evidence;
}
