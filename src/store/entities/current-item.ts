import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The list as it stands, one row an item: its last published revision or, before the first release, its 建档 draft. A projection for
 * paging and filtering in SQL, made anew from the facts at any time (`refreshCurrentItems`), so it may change and be emptied.
 */
@Entity('current_item')
export class CurrentItem {
  @PrimaryColumn('integer')
  itemId!: number;

  @Column('integer')
  listId!: number;

  @Column('text')
  number!: string;

  @Column('integer', { nullable: true })
  parentId!: number | null;

  /** Null: still the draft in `changeId`. */
  @Column('integer', { nullable: true })
  revisionId!: number | null;

  @Column('integer', { nullable: true })
  changeId!: number | null;

  /** Null: the item has ended. */
  @Column('text', { nullable: true })
  contentDigest!: string | null;

  @Column('boolean')
  ended!: boolean;

  @Column('text')
  name!: string;

  @Column('text')
  type!: string;

  @Column('text')
  office!: string;

  @Column('text')
  serial!: string;
}
