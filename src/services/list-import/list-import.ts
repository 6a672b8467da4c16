import type { ListIntake } from '../../intake';
import type { ListKind } from '../../list';
import type { Actor } from '../actor';
import type { Progress } from '../installation';
import type { ImportDecisions } from './compare';

/** A workbook that was read, to be brought into the list of a body. */
export interface ListOrder {
  intake: ListIntake;
  fileName: string;
  body: string;
  kind: ListKind;
  actor: Actor;
  decisions: ImportDecisions;
  /** Digest of the list that a person compared with; null where nobody did. */
  seen: string | null;
  progress?: Progress;
}

/** What an import brought. The first six names are relied on from outside. */
export interface ListImportResult {
  body: string;
  list: number;
  /** Null where nothing changed. */
  adjustment: number | null;
  items: {
    id: string;
    serial: string | null;
    name: string;
    type: string;
    parent: string | null;
    sheet: string;
    row: number;
  }[];
  skipped: { sheet: string; row: number; why: string }[];
  unknownColumns: string[];
  problems: { sheet: string; row: number; message: string }[];
  /** Null for a first import. */
  again: UpdateResult | null;
}

/** What a workbook changed in a list that was there. */
export interface UpdateResult {
  added: string[];
  changed: { id: string; fields: string[] }[];
  cancelled: string[];
  unchanged: number;
  missing: { id: string; serial: string | null; name: string }[];
  unsure: { sheet: string; row: number; name: string; candidates: string[] }[];
  behind: { id: string; fields: string[] }[];
  /** The adjustment is the 建档 draft itself: nothing was published yet. */
  beforeRelease: boolean;
}
