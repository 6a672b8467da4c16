import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a person made of a candidate for 新增; the last one counts. Append-only. */
@Entity('new_power_decision')
export class NewPowerDecision {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  newPowerId!: number;

  @Column('text')
  decision!: 'added' | 'set-aside' | 'reopened';

  /** The adjustment that holds the 新增. */
  @Column('integer', { nullable: true })
  adjustmentId!: number | null;

  /** Why it was set aside; of an `added` one the number of the new item. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;
}
