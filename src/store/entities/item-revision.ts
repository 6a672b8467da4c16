import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ChangeKind } from '../../list';

/** One published state of an item, minted when it is published (decision 4). Immutable. */
@Entity('item_revision')
export class ItemRevision {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  itemId!: number;

  /** 1, 2, 3 within the item. */
  @Column('integer')
  seq!: number;

  /** `ItemContent` as JSON in the content store; null where the item ends. */
  @Column('text', { nullable: true })
  contentDigest!: string | null;

  @Column('integer')
  adjustmentId!: number;

  /** What the change was. */
  @Column('text')
  state!: ChangeKind;

  /** Known since: ISO instant. */
  @Column('text')
  createdAt!: string;

  @Column('text')
  createdBy!: string;
}
