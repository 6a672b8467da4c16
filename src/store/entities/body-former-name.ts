import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a body was called until it was renamed: what was published under that name stays as it is. Append-only. */
@Entity('body_former_name')
export class BodyFormerName {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  bodyId!: number;

  @Column('text')
  name!: string;

  /** ISO instant. */
  @Column('text')
  until!: string;
}
