import { createHash } from 'node:crypto';
import { type ItemContent, LIST_KINDS } from '../list';
import type { TreeFile } from '../release';
import { type DataPart, opensPart } from './export-parts';
import { JsonRows } from './json-rows';
import { dataPaths } from './site-paths';
import {
  bodyThen,
  type ItemFacts,
  isWithdrawn,
  type ListFacts,
  type ReleaseFacts,
  standingAt,
} from './snapshot';

/**
 * The list of a release as JSON, one row an item, and what was found of the bases of each, made while the items go by. A long list comes in the
 * same parts as its tables. The first tells of the release; the others follow from their rows alone.
 */
export class ListRows {
  private part = 1;
  private count = 0;
  private opening = '';
  private rows = new JsonRows();
  private standing = new JsonRows();
  private first: { rows: JsonRows; standing: JsonRows } | null = null;

  constructor(
    private readonly list: ListFacts,
    private readonly release: ReleaseFacts,
    /** Rows of a part; else as many as the pages count with. */
    private readonly most?: number,
  ) {}

  /** One item in list order; gives a part that it closes. */
  *take(item: ItemFacts): Generator<DataPart> {
    const { number } = item;
    const last = item.revisions.findLast((revision) => revision.release <= this.release.number);
    if (!last || last.content === null) return;
    if (isWithdrawn(last.content)) {
      this.rows.add({ number, seq: last.seq, withdrawn: true, reason: last.content.reason });
      return;
    }
    const { name, type, typeLabel, serial, parent, office } = last.content;
    if (opensPart(this.count, { number, parent }, this.most)) yield* this.closed();
    if (this.count === 0) this.opening = number;
    this.count += 1;
    const path = dataPaths.item(this.list.id, number, last.seq);
    this.rows.add({ number, seq: last.seq, name, type, typeLabel, serial, parent, office, path });
    this.standing.add({ number, seq: last.seq, bases: this.basesOf(item, last.content) });
  }

  *rest(): Generator<TreeFile | DataPart> {
    const parts = this.part;
    yield* this.closed();
    const { rows, standing } = this.first!;
    const { number, publishedAt, effectiveFrom, documentNumber, supersedes, adjustments } = this.release;
    const facts = { publishedAt, effectiveFrom, documentNumber, supersedes, adjustments };
    const head = { list: listHead(this.list, this.release), release: number, ...(parts > 1 && { parts }) };
    yield { path: dataPaths.list(number), bytes: rows.file({ format: 'quanze-list/1', ...head, ...facts }) };
    yield {
      path: dataPaths.standing(number),
      bytes: standing.file({ format: 'quanze-standing/1', ...head }),
    };
  }

  private basesOf(item: ItemFacts, { bases }: ItemContent): object[] {
    return standingAt(item, this.release.number).map((basis, index) => ({
      index,
      law: bases[index]?.law,
      address: bases[index]?.address,
      ...basis,
    }));
  }

  private *closed(): Generator<DataPart> {
    const { rows, standing, part, opening } = this;
    this.rows = new JsonRows();
    this.standing = new JsonRows();
    this.part += 1;
    this.count = 0;
    if (part === 1) {
      this.first = { rows, standing };
      return;
    }
    const { number } = this.release;
    const head = { list: listHead(this.list, this.release), part };
    const paths: [string, string] = [dataPaths.list(number, part), dataPaths.standing(number, part)];
    yield {
      unit: `rows ${this.list.id} ${opening}`,
      key: createHash('sha256')
        .update(JSON.stringify([head, rows.digest(), standing.digest()]))
        .digest('hex'),
      paths,
      files: () => [
        { path: paths[0], bytes: rows.file({ format: 'quanze-list/1', ...head }) },
        { path: paths[1], bytes: standing.file({ format: 'quanze-standing/1', ...head }) },
      ],
    };
  }
}

export function listHead(list: ListFacts, release: ReleaseFacts): object {
  const { id, kind } = list;
  return { id, body: bodyThen(list, release), kind, kindLabel: LIST_KINDS[kind] };
}
