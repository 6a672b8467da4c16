import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ObjectionAct } from '../../list';

/** One act on an objection. Append-only. */
@Entity('objection_event')
export class ObjectionEvent {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  objectionId!: number;

  @Column('text')
  act!: ObjectionAct;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** Account to which it was assigned. */
  @Column('text', { nullable: true })
  assignee!: string | null;

  @Column('integer', { nullable: true })
  itemId!: number | null;

  @Column('integer', { nullable: true })
  adjustmentId!: number | null;

  /** The answer, the text as released, or the reason. */
  @Column('text', { nullable: true })
  contentDigest!: string | null;
}
