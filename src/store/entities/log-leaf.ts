import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A leaf of the transparency log, in the bytes that were hashed. Immutable. */
@Entity('log_leaf')
export class LogLeaf {
  /** From 0, without gaps. */
  @PrimaryColumn('integer')
  index!: number;

  /** The `format` of the leaf. */
  @Column('text')
  kind!: string;

  @Column('blob')
  bytes!: Buffer;

  /** RFC 6962 leaf hash, hex. */
  @Column('text')
  hash!: string;
}
