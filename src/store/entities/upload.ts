import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Files that somebody brought and has yet to confirm. Deleted when that is done, or after `expiresAt`. */
@Entity('upload')
export class Upload {
  /** Drawn by chance. */
  @PrimaryColumn('text')
  id!: string;

  /** Nobody else sees it. */
  @Column('text')
  account!: string;

  @Column('text')
  purpose!: 'list' | 'law';

  /** What the person said of the files so far; any JSON value. */
  @Column('text', { transformer: { to: (value) => JSON.stringify(value), from: (text) => JSON.parse(text) } })
  said!: unknown;

  @Column('text')
  createdAt!: string;

  @Column('text')
  expiresAt!: string;
}
