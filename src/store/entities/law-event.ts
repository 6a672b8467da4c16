import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LawEvent as HeldLawEvent } from '../../basis';

/** 立改废释. Append-only: whether a law is in force on a day is computed from these. */
@Entity('law_event')
export class LawEvent {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  lawId!: number;

  @Column('text')
  kind!: HeldLawEvent['kind'];

  /** ISO date. */
  @Column('text')
  decided!: string;

  /** In force on: ISO date. */
  @Column('text')
  effective!: string;

  /** The law that repeals or replaces. */
  @Column('integer', { nullable: true })
  byLawId!: number | null;

  /** The text that the event made. */
  @Column('integer', { nullable: true })
  versionId!: number | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Known since: ISO instant. */
  @Column('text')
  recordedAt!: string;

  @Column('text')
  recordedBy!: string;
}
