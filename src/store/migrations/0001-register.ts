import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './dialect';

/** Every table of the register. No foreign key cascades: history is only added. Triggers: see `guards.ts`. */
export class Register1795478400000 implements MigrationInterface {
  name = 'Register1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [CONTENTS, LAWS, LISTS, ADJUSTMENTS, ITEMS, IMPACTS, LOG, RELEASES, PEOPLE]) {
      await runStatements(runner, part);
    }
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}

const CONTENTS = `
CREATE TABLE content (
  digest TEXT NOT NULL PRIMARY KEY,
  salt BYTES,
  plain_digest TEXT UNIQUE,
  bytes BYTES,
  media TEXT NOT NULL
);

CREATE TABLE withdrawal (
  digest TEXT NOT NULL PRIMARY KEY REFERENCES content (digest),
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
);
`;

const LAWS = `
CREATE TABLE law (
  id ID,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL UNIQUE,
  class_label TEXT,
  aliases TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

CREATE TABLE law_version (
  id ID,
  law_id integer NOT NULL REFERENCES law (id),
  title TEXT NOT NULL,
  promulgated TEXT NOT NULL,
  effective TEXT NOT NULL,
  content_digest TEXT NOT NULL REFERENCES content (digest),
  verbatim_digest TEXT NOT NULL,
  folded_digest TEXT NOT NULL,
  articles integer NOT NULL,
  source_file TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  UNIQUE (law_id, promulgated, folded_digest)
);

CREATE TABLE law_source (
  id ID,
  version_id integer NOT NULL REFERENCES law_version (id),
  content_digest TEXT NOT NULL REFERENCES content (digest),
  agrees boolean NOT NULL,
  source_file TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
);
CREATE INDEX law_source_by_version ON law_source (version_id);

CREATE TABLE law_choice (
  id ID,
  version_id integer NOT NULL REFERENCES law_version (id),
  source_id integer REFERENCES law_source (id),
  reason TEXT,
  chosen_at TEXT NOT NULL,
  chosen_by TEXT NOT NULL
);
CREATE INDEX law_choice_by_version ON law_choice (version_id);

CREATE TABLE law_event (
  id ID,
  law_id integer NOT NULL REFERENCES law (id),
  kind TEXT NOT NULL,
  decided TEXT NOT NULL,
  effective TEXT NOT NULL,
  by_law_id integer REFERENCES law (id),
  version_id integer REFERENCES law_version (id),
  note TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
);
CREATE INDEX law_event_by_law ON law_event (law_id, effective);

CREATE TABLE law_alignment (
  id ID,
  old_version_id integer NOT NULL REFERENCES law_version (id),
  new_version_id integer NOT NULL REFERENCES law_version (id),
  algorithm TEXT NOT NULL,
  alignment TEXT NOT NULL,
  UNIQUE (old_version_id, new_version_id, algorithm)
);
`;

const LISTS = `
CREATE TABLE body (
  id ID,
  name TEXT NOT NULL UNIQUE,
  aliases TEXT NOT NULL,
  uscc TEXT,
  retired_at TEXT
);

CREATE TABLE list (
  id ID,
  body_id integer NOT NULL REFERENCES body (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  UNIQUE (body_id, kind)
);

CREATE TABLE item (
  id ID,
  list_id integer NOT NULL REFERENCES list (id),
  seq integer NOT NULL,
  number TEXT NOT NULL,
  parent_id integer REFERENCES item (id),
  UNIQUE (list_id, seq),
  UNIQUE (list_id, number)
);
CREATE INDEX item_by_parent ON item (parent_id);
`;

const ADJUSTMENTS = `
CREATE TABLE adjustment (
  id ID,
  list_id integer NOT NULL REFERENCES list (id),
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  effective_from TEXT,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version integer NOT NULL
);
CREATE INDEX adjustment_by_list ON adjustment (list_id);

CREATE TABLE adjustment_change (
  id ID,
  adjustment_id integer NOT NULL REFERENCES adjustment (id),
  item_id integer REFERENCES item (id),
  kind TEXT NOT NULL,
  content_digest TEXT REFERENCES content (digest),
  base integer,
  predecessors TEXT NOT NULL,
  successors TEXT NOT NULL,
  reason TEXT,
  edited_by TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  version integer NOT NULL,
  UNIQUE (adjustment_id, item_id)
);
CREATE INDEX adjustment_change_by_item ON adjustment_change (item_id);

CREATE TABLE adjustment_event (
  id ID,
  adjustment_id integer NOT NULL REFERENCES adjustment (id),
  act TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  digest TEXT NOT NULL,
  comment TEXT,
  field_comments TEXT,
  override boolean NOT NULL
);
CREATE INDEX adjustment_event_by_adjustment ON adjustment_event (adjustment_id, act);
`;

const ITEMS = `
CREATE TABLE item_revision (
  id ID,
  item_id integer NOT NULL REFERENCES item (id),
  seq integer NOT NULL,
  content_digest TEXT REFERENCES content (digest),
  adjustment_id integer NOT NULL REFERENCES adjustment (id),
  state TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (item_id, seq)
);
CREATE INDEX item_revision_by_content ON item_revision (content_digest);
CREATE INDEX item_revision_by_adjustment ON item_revision (adjustment_id);

CREATE TABLE item_lineage (
  id ID,
  predecessor_id integer NOT NULL REFERENCES item (id),
  successor_id integer NOT NULL REFERENCES item (id),
  adjustment_id integer NOT NULL REFERENCES adjustment (id),
  kind TEXT NOT NULL,
  UNIQUE (predecessor_id, successor_id, adjustment_id)
);
CREATE INDEX item_lineage_by_successor ON item_lineage (successor_id);

CREATE TABLE current_item (
  item_id integer NOT NULL PRIMARY KEY REFERENCES item (id),
  list_id integer NOT NULL REFERENCES list (id),
  number TEXT NOT NULL,
  parent_id integer REFERENCES item (id),
  revision_id integer REFERENCES item_revision (id),
  change_id integer,
  content_digest TEXT REFERENCES content (digest),
  ended boolean NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  office TEXT NOT NULL,
  serial TEXT NOT NULL
);
CREATE INDEX current_item_by_number ON current_item (list_id, ended, number);
CREATE INDEX current_item_by_type ON current_item (list_id, ended, type, number);
CREATE INDEX current_item_by_office ON current_item (list_id, ended, office, number);

CREATE TABLE current_basis (
  item_id integer NOT NULL REFERENCES item (id),
  law_key TEXT NOT NULL,
  list_id integer NOT NULL REFERENCES list (id),
  PRIMARY KEY (item_id, law_key)
);
CREATE INDEX current_basis_by_law ON current_basis (law_key, list_id);

CREATE TABLE basis (
  id ID,
  revision_id integer NOT NULL REFERENCES item_revision (id),
  ordinal integer NOT NULL,
  role TEXT NOT NULL,
  law TEXT NOT NULL,
  law_key TEXT NOT NULL,
  address TEXT NOT NULL,
  at_start integer,
  at_end integer,
  title_start integer NOT NULL,
  title_end integer NOT NULL,
  note_start integer,
  note_end integer,
  quote_start integer,
  quote_end integer,
  UNIQUE (revision_id, ordinal)
);
CREATE INDEX basis_by_law ON basis (law_key);

CREATE TABLE basis_resolution (
  id ID,
  basis_id integer NOT NULL REFERENCES basis (id),
  version_id integer REFERENCES law_version (id),
  status TEXT NOT NULL,
  now_at TEXT,
  sure boolean NOT NULL,
  as_of TEXT NOT NULL,
  at TEXT NOT NULL,
  confirmed_by TEXT
);
CREATE INDEX basis_resolution_by_basis ON basis_resolution (basis_id, id);
`;

const IMPACTS = `
CREATE TABLE impact (
  id ID,
  law_event_id integer NOT NULL REFERENCES law_event (id),
  item_id integer NOT NULL REFERENCES item (id),
  revision_id integer REFERENCES item_revision (id),
  basis_id integer REFERENCES basis (id),
  content_digest TEXT NOT NULL REFERENCES content (digest),
  ordinal integer NOT NULL,
  law TEXT NOT NULL,
  cited TEXT NOT NULL,
  kind TEXT NOT NULL,
  sure boolean NOT NULL,
  proposed TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (law_event_id, item_id, content_digest, ordinal)
);
CREATE INDEX impact_by_item ON impact (item_id);

CREATE TABLE impact_decision (
  id ID,
  impact_id integer NOT NULL REFERENCES impact (id),
  decision TEXT NOT NULL,
  adjustment_id integer REFERENCES adjustment (id),
  reason TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX impact_decision_by_impact ON impact_decision (impact_id, id);
CREATE INDEX impact_decision_by_adjustment ON impact_decision (adjustment_id);
`;

const LOG = `
CREATE TABLE log_leaf (
  "index" integer NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  bytes BYTES NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE log_checkpoint (
  id ID,
  size integer NOT NULL,
  root TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL
);
`;

const RELEASES = `
CREATE TABLE "release" (
  id ID,
  list_id integer NOT NULL REFERENCES list (id),
  number integer NOT NULL UNIQUE,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  document_number TEXT,
  supersedes_id integer REFERENCES "release" (id),
  statement BYTES NOT NULL,
  data_sums TEXT NOT NULL,
  sm3_sums TEXT NOT NULL,
  proof TEXT,
  leaf_index integer NOT NULL UNIQUE REFERENCES log_leaf ("index"),
  tree_size integer NOT NULL,
  root TEXT NOT NULL
);
CREATE INDEX release_by_list ON "release" (list_id, number);

CREATE TABLE release_item (
  release_id integer NOT NULL REFERENCES "release" (id),
  item_id integer NOT NULL REFERENCES item (id),
  revision_id integer NOT NULL REFERENCES item_revision (id),
  PRIMARY KEY (release_id, item_id)
);
CREATE INDEX release_item_by_revision ON release_item (revision_id);

CREATE TABLE release_law_version (
  release_id integer NOT NULL REFERENCES "release" (id),
  version_id integer NOT NULL REFERENCES law_version (id),
  PRIMARY KEY (release_id, version_id)
);

CREATE TABLE release_adjustment (
  adjustment_id integer NOT NULL PRIMARY KEY REFERENCES adjustment (id),
  release_id integer NOT NULL REFERENCES "release" (id)
);
CREATE INDEX release_adjustment_by_release ON release_adjustment (release_id);
`;

const PEOPLE = `
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE account (
  id ID,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  password_hash TEXT,
  created_at TEXT NOT NULL,
  disabled_at TEXT
);

CREATE TABLE role_grant (
  id ID,
  account_id integer NOT NULL REFERENCES account (id),
  body_id integer REFERENCES body (id),
  role TEXT NOT NULL
);
CREATE UNIQUE INDEX role_grant_once ON role_grant (account_id, role, COALESCE(body_id, 0));

CREATE TABLE sign_in_link (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account_id integer NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
);

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,
  data TEXT NOT NULL,
  expires_at TEXT NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE sign_in_failure (
  id ID,
  name TEXT NOT NULL,
  address TEXT,
  at TEXT NOT NULL
);
CREATE INDEX sign_in_failure_by_name ON sign_in_failure (name, at);

CREATE TABLE audit_record (
  seq integer NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  override boolean NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_record_by_subject ON audit_record (subject);
`;
