import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CurrentTag } from '../entities/current-tag';
import { tagsOf } from '../item-tags';
import { addRows } from '../rows';
import { runStatements } from './dialect';

/** What current items are found by, made from the projection as it stands. */
export class CurrentTags1795650000014 implements MigrationInterface {
  name = 'CurrentTags1795650000014';

  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, TAGS);
    const laws = new Map<number, string[]>();
    for (const { item_id, law_key } of await runner.query('SELECT item_id, law_key FROM current_basis'))
      laws.set(item_id, [...(laws.get(item_id) ?? []), law_key]);
    const items = await runner.query(
      'SELECT item_id, list_id, name, type, office FROM current_item WHERE ended = false',
    );
    for (const item of items) {
      const tags = tagsOf(item, laws.get(item.item_id) ?? []);
      await addRows(
        runner.manager,
        CurrentTag,
        tags.map((tag) => ({ listId: item.list_id, tag, itemId: item.item_id })),
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('The register is only ever added to: restore a backup instead.');
  }
}

const TAGS = `
CREATE TABLE current_tag (
  list_id integer NOT NULL REFERENCES list (id),
  tag TEXT NOT NULL,
  item_id integer NOT NULL REFERENCES item (id),
  PRIMARY KEY (list_id, tag, item_id)
);
CREATE INDEX current_tag_by_item ON current_tag (item_id);
CREATE INDEX current_item_in_order ON current_item (list_id, ended, item_id);
`;
