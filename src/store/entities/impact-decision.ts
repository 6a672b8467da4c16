import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** `reopened`: what was decided before fell away with the draft that held it. */
export type Decision = 'accepted' | 'edited' | 'no-change' | 'reopened';

/** What a person made of an impact; the last one counts. Append-only. */
@Entity('impact_decision')
export class ImpactDecision {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  impactId!: number;

  @Column('text')
  decision!: Decision;

  @Column('integer', { nullable: true })
  adjustmentId!: number | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;
}
