import { Column, Entity, PrimaryColumn } from 'typeorm';

/** As in a leaf of the log. */
export type WithdrawalReason = 'privacy' | 'secrecy' | 'order' | 'other';

/** 撤回: why a content was erased. Append-only, and written before the erasure. */
@Entity('withdrawal')
export class Withdrawal {
  @PrimaryColumn('text')
  digest!: string;

  /** A code: free text could carry what was to be erased. */
  @Column('text')
  reason!: WithdrawalReason;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;
}
