import type { ItemContent } from '../list';

/** Damage that no single basis shows, only a look over the whole list. `items` are permanent numbers. */
export type DamageKind =
  | 'impossible-date'
  | 'drifting-date'
  | 'two-labels'
  | 'duplicate-name'
  | 'foreign-duties'
  | 'article-missing'
  | 'basis-missing'
  | 'staff-name';

export interface Damage {
  kind: DamageKind;
  items: string[];
  /** The law concerned, as the register keys it; null where no law is. */
  law: string | null;
  /** One Chinese sentence: what is wrong, and what to do. */
  note: string;
}

export interface DamagedItem {
  number: string;
  content: ItemContent;
}
