import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which release published an adjustment. Immutable; an adjustment is published once. */
@Entity('release_adjustment')
export class ReleaseAdjustment {
  @PrimaryColumn('integer')
  adjustmentId!: number;

  @Column('integer')
  releaseId!: number;
}
