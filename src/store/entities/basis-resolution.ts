import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { BasisStatus } from '../../basis';

/** What a basis was found to mean, as of a day, by the check or by a person. The last one counts. Append-only. */
@Entity('basis_resolution')
export class BasisResolution {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  basisId!: number;

  @Column('integer', { nullable: true })
  versionId!: number | null;

  @Column('text')
  status!: BasisStatus;

  /** Address where the text stands. */
  @Column('text', { nullable: true })
  nowAt!: string | null;

  @Column('boolean')
  sure!: boolean;

  /** In force on: ISO date. */
  @Column('text')
  asOf!: string;

  /** Known since: ISO instant. */
  @Column('text')
  at!: string;

  /** Null: found by the check, confirmed by nobody. */
  @Column('text', { nullable: true })
  confirmedBy!: string | null;
}
