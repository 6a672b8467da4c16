import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which current items cite which law. Belongs to the projection of `CurrentItem`. */
@Entity('current_basis')
export class CurrentBasis {
  @PrimaryColumn('integer')
  itemId!: number;

  @PrimaryColumn('text')
  lawKey!: string;

  @Column('integer')
  listId!: number;
}
