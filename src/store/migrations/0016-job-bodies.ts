import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/** Whose list a job works on, so that the desk shows it to everyone at that list; null: only to whoever started it. */
export class JobBodies1795700000016 implements MigrationInterface {
  name = 'JobBodies1795700000016';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, 'ALTER TABLE job ADD COLUMN body TEXT;');
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}
