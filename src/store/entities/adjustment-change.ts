import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { ChangeKind } from '../../list';

/** One item in an adjustment. Frozen once the adjustment is published. */
@Entity('adjustment_change')
export class AdjustmentChange {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  adjustmentId!: number;

  /** Null for a new item until its number is given. */
  @Column('integer', { nullable: true })
  itemId!: number | null;

  @Column('text')
  kind!: ChangeKind;

  /** Null where the item ends. */
  @Column('text', { nullable: true })
  contentDigest!: string | null;

  /** Sequence number of the revision drafted from. */
  @Column('integer', { nullable: true })
  base!: number | null;

  /** Permanent numbers. */
  @Column('simple-json')
  predecessors!: string[];

  @Column('simple-json')
  successors!: string[];

  @Column('text', { nullable: true })
  reason!: string | null;

  /** What this change rests on, where that is more than the adjustment says. */
  @Column('text', { nullable: true })
  basis!: string | null;

  /** 下放, 承接, 委托, 收回: to or from whom. */
  @Column('text', { nullable: true })
  counterpart!: string | null;

  @Column('text')
  editedBy!: string;

  @Column('text')
  editedAt!: string;

  /** Optimistic lock. */
  @VersionColumn()
  version!: number;
}
