import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 异议: what someone wrote about a list or one of its items. Append-only; who wrote it is kept apart. */
@Entity('objection')
export class Objection {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  listId!: number;

  /** As the sender chose it; an officer may link another. */
  @Column('integer', { nullable: true })
  itemId!: number | null;

  /** What stood in the form where it is no item of the list. */
  @Column('text', { nullable: true })
  itemWritten!: string | null;

  /** In the erasable store: people write names and numbers into such texts. */
  @Column('text')
  contentDigest!: string;

  @Column('text')
  receivedAt!: string;
}
