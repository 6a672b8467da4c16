import type { LawText } from '../law';

/** One text of a law that the register holds. Dates are ISO; `effective` may lie in the future. */
export interface HeldVersion {
  id: string;
  promulgated: string;
  effective: string;
  text: LawText;
}

/** 立改废释. `by` is the law that replaces or repeals. */
export interface LawEvent {
  kind: 'enacted' | 'amended' | 'repealed' | 'replaced' | 'corrected';
  decided: string;
  effective: string;
  by?: string;
  version?: string;
}

/** A law with everything known of it. `versions` in order of promulgation. */
export interface HeldLaw {
  id: string;
  title: string;
  aliases: string[];
  versions: HeldVersion[];
  events: LawEvent[];
}
