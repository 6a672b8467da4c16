import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ListKind } from '../../list';

/** 清单: one body × one kind. */
@Entity('list')
export class List {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  bodyId!: number;

  @Column('text')
  kind!: ListKind;

  @Column('text')
  title!: string;
}
