import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 版本: the text of a law as of one promulgation. Immutable. */
@Entity('law_version')
export class LawVersion {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  lawId!: number;

  /** The title as in the text. */
  @Column('text')
  title!: string;

  /** ISO date. */
  @Column('text')
  promulgated!: string;

  /** ISO date, may lie in the future. */
  @Column('text')
  effective!: string;

  /** The verbatim text in the content store. */
  @Column('text')
  contentDigest!: string;

  /** Plain SHA-256 of the verbatim text, which is public: it goes into manifests. */
  @Column('text')
  verbatimDigest!: string;

  /** SHA-256 of the folded text: equal where two copies differ in nothing a lawyer would see. */
  @Column('text')
  foldedDigest!: string;

  /** Number of articles. */
  @Column('integer')
  articles!: number;

  @Column('text', { nullable: true })
  sourceFile!: string | null;

  /** Known since: ISO instant. */
  @Column('text')
  recordedAt!: string;

  @Column('text')
  recordedBy!: string;
}
