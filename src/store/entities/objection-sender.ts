import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code: free text could carry what was to be erased. */
export type ErasureReason = 'asked' | 'settled' | 'order' | 'other';

/** Who sent an objection. Never published; can be erased once, with who did it and why, and not otherwise changed. */
@Entity('objection_sender')
export class ObjectionSender {
  @PrimaryColumn('integer')
  objectionId!: number;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  contact!: string | null;

  @Column('text', { nullable: true })
  erasedAt!: string | null;

  @Column('text', { nullable: true })
  erasedBy!: string | null;

  @Column('text', { nullable: true })
  erasedReason!: ErasureReason | null;
}
