import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImpactKind, Proposal } from '../../basis';

/** The proposal without the whole item content, which stays erasable: `acceptAll` makes it again from content and edit. */
export type ProposedBasis = Omit<Proposal, 'content'>;

/** 影响核查: one basis hit by one law event. Immutable; what became of it is in `ImpactDecision` and the adjustment named there. */
@Entity('impact')
export class Impact {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  lawEventId!: number;

  @Column('integer')
  itemId!: number;

  /** Null where the item was still a draft. */
  @Column('integer', { nullable: true })
  revisionId!: number | null;

  @Column('integer', { nullable: true })
  basisId!: number | null;

  /** The content it was found in. */
  @Column('text')
  contentDigest!: string;

  /** Index into its `bases`. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  law!: string;

  /** Address. */
  @Column('text')
  cited!: string;

  @Column('text')
  kind!: ImpactKind;

  @Column('boolean')
  sure!: boolean;

  @Column('simple-json')
  proposed!: ProposedBasis;

  @Column('text')
  reason!: string;

  @Column('text')
  recordedAt!: string;
}
