import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A further copy of the text of one version, from another file. Immutable. */
@Entity('law_source')
export class LawSource {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  versionId!: number;

  @Column('text')
  contentDigest!: string;

  /** Folded alike. Where not, both are shown and a person chooses (`LawChoice`). */
  @Column('boolean')
  agrees!: boolean;

  @Column('text', { nullable: true })
  sourceFile!: string | null;

  @Column('text')
  recordedAt!: string;

  @Column('text')
  recordedBy!: string;
}
