import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AdjustmentAct, ReviewStep } from '../../list';

/** A remark on one field of one item. */
export interface FieldComment {
  item: string;
  field: string;
  comment: string;
}

/** What happened to an adjustment; its state is computed from these. Append-only. */
@Entity('adjustment_event')
export class AdjustmentEvent {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  adjustmentId!: number;

  @Column('text')
  act!: AdjustmentAct;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** Of the whole content at this act; an approval binds to it. */
  @Column('text')
  digest!: string;

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('simple-json', { nullable: true })
  fieldComments!: FieldComment[] | null;

  /** Of a submission: the steps it was sent through. Null: those that Quanze begins with. */
  @Column('simple-json', { nullable: true })
  steps!: ReviewStep[] | null;

  @Column('boolean')
  override!: boolean;
}
