import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Alignment } from '../../law';

/** Alignment of two texts, kept so that it is not computed twice. A cache: may be emptied. */
@Entity('law_alignment')
export class LawAlignment {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  oldVersionId!: number;

  @Column('integer')
  newVersionId!: number;

  /** Version of the algorithm that made it. */
  @Column('text')
  algorithm!: string;

  @Column('simple-json')
  alignment!: Alignment;
}
