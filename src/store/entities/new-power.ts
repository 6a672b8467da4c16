import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PowerType } from '../../list';

/** A provision that a law event added and that may give the body of a list a power: a candidate for 新增. Immutable. */
@Entity('new_power')
export class NewPower {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  lawEventId!: number;

  /** The text that holds the provision. */
  @Column('integer')
  versionId!: number;

  @Column('integer')
  listId!: number;

  @Column('text')
  address!: string;

  @Column('text')
  type!: PowerType;

  /** How the provision names the body. */
  @Column('text')
  named!: string;

  /** The word that speaks of a power: 许可, 罚款. */
  @Column('text')
  word!: string;

  @Column('text')
  recordedAt!: string;
}
