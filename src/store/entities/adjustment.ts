import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** 调整: a batch of item changes under review. Frozen once published. */
@Entity('adjustment')
export class Adjustment {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  listId!: number;

  @Column('text')
  title!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  basis!: string;

  /** ISO date; null where the day of publication. */
  @Column('text', { nullable: true })
  effectiveFrom!: string | null;

  /** What it was entered for, where nothing else tells: an order of a superior. */
  @Column('text', { nullable: true })
  cause!: 'order' | null;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  /** Optimistic lock. */
  @VersionColumn()
  version!: number;
}
