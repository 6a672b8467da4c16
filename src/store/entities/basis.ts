import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { BasisRole } from '../../list';

/** 实施依据 of a published revision, by row for asking which items rest on a law. Spans are UTF-16 offsets into `basisText[role]`. Immutable. */
@Entity('basis')
export class Basis {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  revisionId!: number;

  /** Index into the `bases` of the content. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  role!: BasisRole;

  /** Title as cited. */
  @Column('text')
  law!: string;

  /** `titleKey(law)`. */
  @Column('text')
  lawKey!: string;

  @Column('text')
  address!: string;

  @Column('integer', { nullable: true })
  atStart!: number | null;

  @Column('integer', { nullable: true })
  atEnd!: number | null;

  @Column('integer')
  titleStart!: number;

  @Column('integer')
  titleEnd!: number;

  @Column('integer', { nullable: true })
  noteStart!: number | null;

  @Column('integer', { nullable: true })
  noteEnd!: number | null;

  @Column('integer', { nullable: true })
  quoteStart!: number | null;

  @Column('integer', { nullable: true })
  quoteEnd!: number | null;
}
