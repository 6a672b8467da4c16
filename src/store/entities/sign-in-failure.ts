import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A failed attempt, counted to lock out guessing. */
@Entity('sign_in_failure')
export class SignInFailure {
  @PrimaryGeneratedColumn()
  id!: number;

  /** As typed, known or not. */
  @Column('text')
  name!: string;

  /** Where it came from: the digest of a network address, or of a browser known by its cookie. */
  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text')
  at!: string;
}
