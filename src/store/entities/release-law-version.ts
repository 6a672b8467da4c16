import { Entity, PrimaryColumn } from 'typeorm';

/** The texts a release was checked against. Immutable. */
@Entity('release_law_version')
export class ReleaseLawVersion {
  @PrimaryColumn('integer')
  releaseId!: number;

  @PrimaryColumn('integer')
  versionId!: number;
}
