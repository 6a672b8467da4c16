import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** That something arrived, counted to slow floods; forgotten after a day. */
@Entity('objection_arrival')
export class ObjectionArrival {
  @PrimaryGeneratedColumn()
  id!: number;

  /** Digest of the network address. */
  @Column('text')
  origin!: string;

  @Column('text')
  at!: string;

  /** What it said and what it became: the same text sent again is not a second objection. */
  @Column('text', { nullable: true })
  contentDigest!: string | null;

  @Column('integer', { nullable: true })
  objectionId!: number | null;
}
