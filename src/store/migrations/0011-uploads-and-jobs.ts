import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/** Files that wait for a person's confirmation, and work that goes on in the background. Neither is history. */
export class UploadsAndJobs1795478401100 implements MigrationInterface {
  name = 'UploadsAndJobs1795478401100';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, TABLES);
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}

const TABLES = `
CREATE TABLE upload (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  purpose TEXT NOT NULL,
  said TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);
CREATE INDEX upload_by_expiry ON upload (expires_at);

CREATE TABLE upload_file (
  upload_id TEXT NOT NULL REFERENCES upload (id),
  ordinal integer NOT NULL,
  name TEXT NOT NULL,
  bytes BYTES NOT NULL,
  PRIMARY KEY (upload_id, ordinal)
);

CREATE TABLE job (
  id ID,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  account TEXT NOT NULL,
  subject TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT,
  result TEXT
);
CREATE INDEX job_by_account ON job (account, id);
CREATE INDEX job_by_end ON job (ended_at);
`;
