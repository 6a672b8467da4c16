import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Which of the differing copies of a version a person holds for right; the last one counts. Append-only. */
@Entity('law_choice')
export class LawChoice {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  versionId!: number;

  /** Null: the text the version was recorded with. */
  @Column('integer', { nullable: true })
  sourceId!: number | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  chosenAt!: string;

  @Column('text')
  chosenBy!: string;
}
