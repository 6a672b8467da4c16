import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/**
 * What an officer says of each change, the steps that an adjustment was sent through, and the powers that a new text may give.
 * Columns are only added, so no table is rebuilt and no guard falls.
 */
export class Adjustments1795564800012 implements MigrationInterface {
  name = 'Adjustments1795564800012';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, CHANGES);
    await runStatements(runner, NEW_POWERS);
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}

const CHANGES = `
ALTER TABLE adjustment_change ADD COLUMN basis TEXT;

ALTER TABLE adjustment_change ADD COLUMN counterpart TEXT;

ALTER TABLE adjustment_event ADD COLUMN steps TEXT;
`;

const NEW_POWERS = `
CREATE TABLE new_power (
  id ID,
  law_event_id integer NOT NULL REFERENCES law_event (id),
  version_id integer NOT NULL REFERENCES law_version (id),
  list_id integer NOT NULL REFERENCES list (id),
  address TEXT NOT NULL,
  type TEXT NOT NULL,
  named TEXT NOT NULL,
  word TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (law_event_id, list_id, address)
);
CREATE INDEX new_power_by_list ON new_power (list_id);

CREATE TABLE new_power_decision (
  id ID,
  new_power_id integer NOT NULL REFERENCES new_power (id),
  decision TEXT NOT NULL,
  adjustment_id integer REFERENCES adjustment (id),
  reason TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX new_power_decision_by_power ON new_power_decision (new_power_id, id);
`;
