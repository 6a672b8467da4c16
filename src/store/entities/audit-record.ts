import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AuditDetail = Record<string, unknown>;

/** Who did what when, chained by digest. Append-only. No personal data beyond the account name: numbers and codes. */
@Entity('audit_record')
export class AuditRecord {
  /** From 1, without gaps. */
  @PrimaryColumn('integer')
  seq!: number;

  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  act!: string;

  @Column('text')
  subject!: string;

  @Column('simple-json')
  detail!: AuditDetail;

  @Column('boolean')
  override!: boolean;

  @Column('text')
  prevHash!: string;

  @Column('text')
  hash!: string;
}
