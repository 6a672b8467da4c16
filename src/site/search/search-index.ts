import { createHash } from 'node:crypto';
import { fold } from '../../law';
import type { ItemContent } from '../../list';
import type { TreeFile } from '../../release';
import { typeWords } from '../../render';
import { sitePaths } from '../site-paths';
import { type ItemFacts, isWithdrawn, type ListFacts } from '../snapshot';
import { packed } from './packed';
import {
  FIELDS_PLACES,
  ITEMS_A_FILE,
  type ItemFile,
  NUMBER_FILES,
  type NumberFile,
  SEARCHED_FIELDS,
  type SearchManifest,
  searchNames,
  type TextFile,
} from './search-shape';
import { Volume } from './volume';

/** Texts in one file that says which items hold them. */
const TEXTS_A_FILE = 512;

interface FieldText {
  field: number;
  text: string;
}

/** The texts of one revision; `shown` where it is the one that stands. */
interface Job {
  item: string;
  texts: FieldText[];
  shown: ItemFile[number];
}

/** Files of the index that follow from `key` alone: made only where they are asked for. */
export interface LazyFiles {
  unit: string;
  key: string;
  files(): Iterable<TreeFile>;
}

/**
 * Builds the search index while the items of a site go by, volume after volume, so that only one is in memory. Texts and items get their
 * places in the order in which they were published, and keep them: what a release changes comes at the end, and closed volumes stay as they are.
 */
export class SearchIndex {
  private volume: Volume;
  private readonly volumes: { starts: number[]; shards: number; firstText: number }[] = [];
  private readonly texts = new Map<string, number>();
  private readonly items = new Map<string, number>();
  private readonly shown: ItemFile = [];
  /** Text and item-with-field, pair after pair. */
  private readonly held: number[] = [];
  private readonly later: { release: number; job: Job }[] = [];

  constructor(
    private readonly lists: readonly ListFacts[],
    private readonly capacity?: number,
  ) {
    this.volume = new Volume(capacity);
  }

  /** One item; `first` is the list's first release. Gives the files of a volume that became full. */
  *take(list: ListFacts, { number, revisions }: ItemFacts, first: number): Generator<LazyFiles> {
    const item = `${list.id} ${number}`;
    const listed = this.lists.findIndex(({ id }) => id === list.id);
    let before: ItemContent | null = null;
    for (const [index, { content, release }] of revisions.entries()) {
      if (content !== null && isWithdrawn(content)) continue;
      const last = index === revisions.length - 1;
      const job: Job | null = content
        ? {
            item,
            texts: textsOf(content),
            shown: last ? [listed, number, content.name, typeWords(content)] : null,
          }
        : ended(item, before && [listed, number, before.name, `${typeWords(before)}（已终止）`]);
      before = content ?? before;
      if (!job) continue;
      if (release === first) yield* this.run(job);
      else this.later.push({ release, job });
    }
  }

  /** What later releases brought, and everything that is known only when all items have gone by. */
  *rest(): Generator<TreeFile | LazyFiles> {
    let before = 0;
    for (const { release, job } of this.later.sort((a, b) => a.release - b.release)) {
      if (release !== before && this.volume.settled) yield* this.close();
      before = release;
      yield* this.run(job);
    }
    yield* this.close();
    yield* this.textFiles();
    for (let at = 0; at < this.shown.length; at += ITEMS_A_FILE) {
      yield scriptOf(searchNames.items(at), this.shown.slice(at, at + ITEMS_A_FILE));
    }
    yield* this.numberFiles();
    const manifest: SearchManifest = {
      lists: this.lists.map(({ id, body }) => ({ folder: sitePaths.items(id), body })),
      volumes: this.volumes.map(({ shards, starts }) => ({
        shards,
        blocks: packed(starts.filter((_, text) => text % TEXTS_A_FILE === 0)),
      })),
    };
    yield scriptOf(searchNames.manifest, manifest);
  }

  private *run({ item, texts, shown }: Job): Generator<LazyFiles> {
    const id = this.items.get(item) ?? this.items.size;
    this.items.set(item, id);
    this.shown[id] = shown ?? this.shown[id] ?? null;
    for (const { field, text } of texts) {
      const key = createHash('sha256').update(text, 'utf16le').digest('base64');
      const known = this.texts.get(key);
      const place = known ?? this.texts.size;
      if (known === undefined) {
        this.texts.set(key, place);
        if (!this.volume.add(text)) {
          yield* this.close();
          this.volume.add(text);
        }
      }
      if (shown) this.held.push(place, id * FIELDS_PLACES + field);
    }
  }

  private *close(): Generator<LazyFiles> {
    const { volume } = this;
    const { starts, shards } = volume;
    if (starts.length === 0) return;
    const number = this.volumes.length;
    const before = this.volumes.at(-1);
    this.volumes.push({
      starts,
      shards,
      firstText: before ? before.firstText + before.starts.length : 0,
    });
    yield {
      unit: sitePaths.search(String(number)),
      key: volume.digest(),
      *files() {
        for (const [shard, pairs] of volume.pairFiles().entries())
          yield scriptOf(searchNames.pairs(number, shard), pairs);
      },
    };
    this.volume = new Volume(this.capacity);
  }

  private *numberFiles(): Generator<TreeFile> {
    const files = new Map<string, Map<string, number[]>>();
    for (const [id, row] of this.shown.entries()) {
      if (!row) continue;
      const name = searchNames.numbers(row[1]);
      const file = files.get(name) ?? new Map<string, number[]>();
      files.set(name, file.set(row[1], [...(file.get(row[1]) ?? []), id]));
    }
    for (let at = 0; at < NUMBER_FILES; at += 1) {
      const name = `numbers/${at}`;
      const file: NumberFile = [...(files.get(name) ?? [])].flatMap(([number, ids]) => [number, packed(ids)]);
      yield scriptOf(name, file);
    }
  }

  private *textFiles(): Generator<TreeFile> {
    const held: number[][] = Array.from({ length: this.texts.size }, () => []);
    for (let at = 0; at < this.held.length; at += 2) held[this.held[at]!]!.push(this.held[at + 1]!);
    for (const [number, { starts, firstText }] of this.volumes.entries()) {
      for (let at = 0; at < starts.length; at += TEXTS_A_FILE) {
        const some = starts.slice(at, at + TEXTS_A_FILE);
        const holders = held.slice(firstText + at, firstText + at + some.length);
        const file: TextFile = [
          packed(some),
          holders.map((own) => packed([...new Set(own)].sort((a, b) => a - b))),
        ];
        yield scriptOf(searchNames.texts(number, at / TEXTS_A_FILE), file);
      }
    }
  }
}

/** An item that ended says nothing any more; its number still leads to its page. */
const ended = (item: string, shown: ItemFile[number]): Job | null => shown && { item, texts: [], shown };

/** What can be found: name, bases and duties, as the item's fields read them, folded as laws are compared. */
function textsOf(content: ItemContent): FieldText[] {
  const { power, duty, accountability, fee } = content.basisText;
  const duties = content.duties.map(({ stage, text }) => (stage ? `${stage}：${text}` : text)).join('\n');
  const fields: [(typeof SEARCHED_FIELDS)[number], string | undefined][] = [
    ['名称', content.name],
    ['名称', content.subName],
    ['实施依据', power],
    ['责任事项', duties],
    ['责任事项依据', duty],
    ['追责依据', accountability],
    ['收费依据', fee],
  ];
  return fields
    .map(([field, text]) => ({ field: SEARCHED_FIELDS.indexOf(field), text: fold(text ?? '') }))
    .filter(({ text }) => text.length >= 2);
}

/**
 * A part of the index as a script: opened as a file a page may load scripts but fetch nothing. Nothing in the text can end the script or
 * the string (the two line ends are none in JSON but were in old JavaScript).
 */
function scriptOf(name: string, data: unknown): TreeFile {
  const json = JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return {
    path: sitePaths.search(name),
    bytes: Buffer.from(`quanze(${JSON.stringify(name)},${json})\n`, 'utf8'),
  };
}
