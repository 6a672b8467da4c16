import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 发布: a frozen, numbered version of one list. Immutable. The sums are long: ask `releaseSums` for them. */
@Entity('release')
export class Release {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  listId!: number;

  /** Runs through the installation (decision 3). */
  @Column('integer')
  number!: number;

  /** Known since: ISO instant. */
  @Column('text')
  publishedAt!: string;

  @Column('text')
  publishedBy!: string;

  /** In force on: ISO date. */
  @Column('text')
  effectiveFrom!: string;

  /** 文号 of the approval. */
  @Column('text', { nullable: true })
  documentNumber!: string | null;

  @Column('integer', { nullable: true })
  supersedesId!: number | null;

  /** The bytes of release.json. */
  @Column('blob')
  statement!: Buffer;

  @Column('text', { select: false })
  dataSums!: string;

  @Column('text', { select: false })
  sm3Sums!: string;

  /** release.tlog-proof with the signatures of its day. */
  @Column('text', { nullable: true, select: false })
  proof!: string | null;

  @Column('integer')
  leafIndex!: number;

  @Column('integer')
  treeSize!: number;

  /** Hex. */
  @Column('text')
  root!: string;
}
