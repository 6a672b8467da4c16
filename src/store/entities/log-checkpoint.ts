import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A signed checkpoint, signature lines as first made. Append-only. */
@Entity('log_checkpoint')
export class LogCheckpoint {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('integer')
  size!: number;

  /** Hex. */
  @Column('text')
  root!: string;

  /** The signed note, whole. */
  @Column('text')
  note!: string;

  @Column('text')
  at!: string;
}
