import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One file of an upload, byte for byte. */
@Entity('upload_file')
export class UploadFile {
  @PrimaryColumn('text')
  uploadId!: string;

  @PrimaryColumn('integer')
  ordinal!: number;

  /** Bare name; never used as a path. */
  @Column('text')
  name!: string;

  @Column('blob')
  bytes!: Buffer;
}
