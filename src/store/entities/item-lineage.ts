import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ChangeKind } from '../../list';

/** Which item came from which, on merge, split, 下放, 承接. Append-only. */
@Entity('item_lineage')
export class ItemLineage {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  predecessorId!: number;

  @Column('integer')
  successorId!: number;

  @Column('integer')
  adjustmentId!: number;

  @Column('text')
  kind!: ChangeKind;
}
