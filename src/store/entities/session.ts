import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser signed in, known by the digest of its name only. */
@Entity('session')
export class Session {
  /** Digest of the session name. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  data!: string;

  @Column('text')
  expiresAt!: string;

  /** Name of the account that signed in; null before that. */
  @Column('text', { nullable: true })
  account!: string | null;
}
