import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How a job ended. `interrupted`: the program stopped while it ran, and nothing of it was written. */
export type JobOutcome = 'done' | 'refused' | 'failed' | 'interrupted';

const json = {
  to: (value: unknown) => JSON.stringify(value ?? null),
  from: (text: string) => JSON.parse(text),
};

/** Work that somebody started and that goes on without them. */
@Entity('job')
export class Job {
  @PrimaryGeneratedColumn()
  id!: number;

  /** `list.import`, `law.import`, …: the pages know what to show for each. */
  @Column('text')
  kind!: string;

  @Column('text')
  title!: string;

  @Column('text')
  account!: string;

  /** The body whose list it works on; null where it is nobody's but the account's. */
  @Column('text', { nullable: true })
  body!: string | null;

  /** What it works on, so that it can be started again; any JSON value. */
  @Column('text', { transformer: json })
  subject!: unknown;

  @Column('text')
  startedAt!: string;

  /** Null while it runs. */
  @Column('text', { nullable: true })
  endedAt!: string | null;

  @Column('text', { nullable: true })
  outcome!: JobOutcome | null;

  /** What came of it; of a refusal, its message. */
  @Column('text', { nullable: true, transformer: json })
  result!: unknown;
}
