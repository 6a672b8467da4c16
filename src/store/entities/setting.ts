import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One setting of the installation, kept in its database. */
@Entity('setting')
export class Setting {
  @PrimaryColumn('text')
  key!: string;

  /** Any JSON value. Not `simple-json`, which stores a bare string without its quotes and then cannot read it. */
  @Column('text', { transformer: { to: (value) => JSON.stringify(value), from: (text) => JSON.parse(text) } })
  value!: unknown;
}
