import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 法律文件: one instrument, whatever its versions. Shared by all bodies. */
@Entity('law')
export class Law {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  title!: string;

  /** `titleKey(title)` of src/law: unique, what citations are looked up by. */
  @Column('text')
  titleKey!: string;

  /** 法律, 行政法规, 规章 … */
  @Column('text', { nullable: true })
  classLabel!: string | null;

  @Column('simple-json')
  aliases!: string[];

  @Column('text')
  recordedAt!: string;
}
