import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 权责事项: nothing but its permanent number. Immutable. */
@Entity('item')
export class Item {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  listId!: number;

  /** Running number in its list, never reused. */
  @Column('integer')
  seq!: number;

  /** Permanent, ASCII, unique in its list, never reused. */
  @Column('text')
  number!: string;

  @Column('integer', { nullable: true })
  parentId!: number | null;
}
