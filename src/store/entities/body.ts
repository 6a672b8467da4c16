import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 行使主体: a body whose lists are kept. The only thing about it that is not history is its present name. */
@Entity('body')
export class Body {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  name!: string;

  @Column('simple-json')
  aliases!: string[];

  /** 统一社会信用代码, 18 characters. */
  @Column('text', { nullable: true })
  uscc!: string | null;

  /** ISO instant since when its lists are no longer worked on; what was published of it stays. */
  @Column('text', { nullable: true })
  retiredAt!: string | null;
}
