import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which revision of an item a release holds. Immutable. */
@Entity('release_item')
export class ReleaseItem {
  @PrimaryColumn('integer')
  releaseId!: number;

  @PrimaryColumn('integer')
  itemId!: number;

  @Column('integer')
  revisionId!: number;
}
