import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/** Sessions by account, attempts by address, names that bodies had, and what the public writes. */
export class PeopleAndObjections1795600000013 implements MigrationInterface {
  name = 'PeopleAndObjections1795600000013';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, PEOPLE);
    await runStatements(runner, OBJECTIONS);
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}

const PEOPLE = `
ALTER TABLE session ADD COLUMN account TEXT;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address, at);

CREATE TABLE body_former_name (
  id ID,
  body_id integer NOT NULL REFERENCES body (id),
  name TEXT NOT NULL,
  until TEXT NOT NULL
);
CREATE INDEX body_former_name_by_body ON body_former_name (body_id, until);
`;

const OBJECTIONS = `
CREATE TABLE objection (
  id ID,
  list_id integer NOT NULL REFERENCES list (id),
  item_id integer REFERENCES item (id),
  item_written TEXT,
  content_digest TEXT NOT NULL REFERENCES content (digest),
  received_at TEXT NOT NULL
);
CREATE INDEX objection_by_list ON objection (list_id, id);

CREATE TABLE objection_sender (
  objection_id integer NOT NULL PRIMARY KEY REFERENCES objection (id),
  name TEXT,
  contact TEXT,
  erased_at TEXT,
  erased_by TEXT,
  erased_reason TEXT
);

CREATE TABLE objection_event (
  id ID,
  objection_id integer NOT NULL REFERENCES objection (id),
  act TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  assignee TEXT,
  item_id integer REFERENCES item (id),
  adjustment_id integer REFERENCES adjustment (id),
  content_digest TEXT REFERENCES content (digest)
);
CREATE INDEX objection_event_by_objection ON objection_event (objection_id, id);

CREATE TABLE objection_arrival (
  id ID,
  origin TEXT NOT NULL,
  at TEXT NOT NULL,
  content_digest TEXT,
  objection_id integer
);
CREATE INDEX objection_arrival_by_origin ON objection_arrival (origin, at);
CREATE INDEX objection_arrival_by_time ON objection_arrival (at);
`;
