import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The erasable store: texts and files keyed by salted digest. A row is never deleted; a logged `Withdrawal` lets all of it but digest
 * and media be erased, and then nobody can find out by guessing what it was.
 */
@Entity('content')
export class Content {
  /** SHA-256 over salt and bytes, hex. */
  @PrimaryColumn('text')
  digest!: string;

  @Column('blob', { nullable: true })
  salt!: Buffer | null;

  /** SHA-256 over media and bytes: finds an equal text. Never told, and erased with it. */
  @Column('text', { nullable: true })
  plainDigest!: string | null;

  @Column('blob', { nullable: true })
  bytes!: Buffer | null;

  /** Media type; `text/plain` and `application/json` are UTF-8. */
  @Column('text')
  media!: string;
}
