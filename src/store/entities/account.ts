import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person who signs in. */
@Entity('account')
export class Account {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  displayName!: string;

  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  disabledAt!: string | null;
}
