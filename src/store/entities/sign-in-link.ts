import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link that works once, known by its digest only. */
@Entity('sign_in_link')
export class SignInLink {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('integer')
  accountId!: number;

  @Column('text')
  createdAt!: string;

  @Column('text')
  expiresAt!: string;

  @Column('text', { nullable: true })
  usedAt!: string | null;
}
