import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/** That an adjustment follows an order (取消、下放决定), for the figures of the year: nothing else tells it from others. */
export class CauseOfAdjustments1795760000017 implements MigrationInterface {
  name = 'CauseOfAdjustments1795760000017';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, 'ALTER TABLE adjustment ADD COLUMN cause TEXT;');
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}
