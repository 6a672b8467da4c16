import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a person made of a candidate for 新增; the last one counts. Append-only. */
@Entity('new_power_decision')
export class NewPowerDecision {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  newPowerId!: number;

  @Column('text')
  decision!: 'added' | 'set-aside';

  /** The adjustment that holds the 新增. */
  @Column('integer', { nullable: true })
  adjustmentId!: number | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;
}
