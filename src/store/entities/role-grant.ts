import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type RoleName = 'drafter' | 'reviewer' | 'approver' | 'publisher' | 'clerk' | 'admin' | 'auditor';

/** One role of an account, for one body or for all of them. */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  accountId!: number;

  /** Null: for all bodies. */
  @Column('integer', { nullable: true })
  bodyId!: number | null;

  @Column('text')
  role!: RoleName;
}
