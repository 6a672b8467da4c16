import { createHash } from 'node:crypto';
import type { BasisStatus } from '../basis';
import type { ChangeKind, ItemContent, PowerType } from '../list';
import { type BasisStanding, isOutstanding, typeWords } from '../render';
import {
  type ItemFacts,
  isWithdrawn,
  type ListFacts,
  type ReleaseFacts,
  type RevisionFacts,
  type SiteSnapshot,
  standingAt,
} from './snapshot';

/** What the lists, releases and law pages need of a revision; the texts stay where they are. */
export interface Step {
  seq: number;
  release: number;
  adjustment: string;
  kind: ChangeKind;
  state: 'stands' | 'ended' | 'withdrawn';
  name: string;
  type: PowerType | null;
  typeWords: string;
  serial: string | null;
  offices: string[];
  levels: string[];
  parent: string | null;
  reason: string | null;
  predecessors: string[];
  successors: string[];
}

/** A provision that an item rests on now. */
export interface Rest {
  lawId: string | null;
  /** The title as the item writes it. */
  title: string;
  /** Where the provision stands in the version looked at: the address cited, or where its text now is. */
  address: string;
  /** Key of the version looked at; null where none is held. */
  version: string | null;
  status: BasisStatus | null;
}

export interface Entry {
  number: string;
  steps: Step[];
  /** The last step. */
  now: Step;
  rests: Rest[];
  outstanding: number;
  /** Of all the facts of the item. */
  digest: string;
  /** Laws, and releases, that what was found of its bases names. */
  found: { laws: string[]; releases: number[] };
}

/** One list read once: small facts of every item, in list order. */
export interface Catalogue {
  list: ListFacts;
  /** Of this list, oldest first. */
  releases: ReleaseFacts[];
  entries: Entry[];
  byNumber: Map<string, Entry>;
  children: Map<string, Entry[]>;
}

/** Reads a list item by item, in list order. */
export class CatalogueReader {
  private readonly entries: Entry[] = [];
  private readonly kept = keeper();

  constructor(
    private readonly snapshot: SiteSnapshot,
    private readonly list: ListFacts,
  ) {}

  take(item: ItemFacts): void {
    const { number, revisions } = item;
    const standing = standingAt(item);
    const steps: Step[] = [];
    for (const revision of revisions) steps.push(stepOf(revision, steps.at(-1), this.kept));
    const now = steps.at(-1)!;
    const content = revisions.at(-1)!.content;
    const rests = content === null || isWithdrawn(content) ? [] : restsOf(content, standing, this.kept);
    const outstanding = now.state === 'stands' ? standing.filter(isOutstanding).length : 0;
    const digest = createHash('sha256').update(JSON.stringify(item)).digest('base64url');
    const laws = item.standing.flatMap(({ bases }) => bases.flatMap(({ lawId }) => lawId ?? []));
    const found = {
      laws: [...new Set(laws)].map(this.kept),
      releases: item.standing.map(({ release }) => release),
    };
    this.entries.push({ number, steps, now, rests, outstanding, digest, found });
  }

  catalogue(): Catalogue {
    const { list, entries, snapshot } = this;
    const children = new Map<string, Entry[]>();
    for (const entry of standingIn(entries)) {
      const { parent } = entry.now;
      if (parent === null) continue;
      const own = children.get(parent);
      if (own) own.push(entry);
      else children.set(parent, [entry]);
    }
    return {
      list,
      releases: snapshot.releases.filter((release) => release.list === list.id),
      entries,
      byNumber: new Map(entries.map((entry) => [entry.number, entry])),
      children,
    };
  }
}

export async function catalogueOf(snapshot: SiteSnapshot, list: ListFacts): Promise<Catalogue> {
  const reader = new CatalogueReader(snapshot, list);
  for await (const item of snapshot.items(list.id)) reader.take(item);
  return reader.catalogue();
}

/** The same text read from many items is kept in memory once. */
function keeper(): (text: string) => string {
  const words = new Map<string, string>();
  return (text) => {
    const known = words.get(text);
    if (known === undefined) words.set(text, text);
    return known ?? text;
  };
}

export function standingIn(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ now }) => now.state !== 'ended');
}

/** The step that stood at a release; null where the item was not yet or no longer in the list. */
export function stepAt(entry: Entry, release: number): Step | null {
  const step = entry.steps.findLast((one) => one.release <= release);
  return !step || step.state === 'ended' ? null : step;
}

function stepOf(revision: RevisionFacts, before: Step | undefined, kept: (text: string) => string): Step {
  const { seq, release, adjustment, kind, reason, predecessors, successors, content } = revision;
  const shared = { seq, release, adjustment: kept(adjustment), kind, reason, predecessors, successors };
  if (content !== null && !isWithdrawn(content)) {
    return {
      ...shared,
      state: 'stands',
      name: content.name,
      type: content.type,
      typeWords: kept(typeWords(content)),
      serial: content.serial ?? null,
      offices: officesOf(content.office ?? '').map(kept),
      levels: levelsOf(content.level ?? '').map(kept),
      parent: content.parent ?? null,
    };
  }
  const state = content === null ? 'ended' : 'withdrawn';
  const name = state === 'withdrawn' ? '（内容已撤回）' : (before?.name ?? '（名称不详）');
  return {
    ...shared,
    state,
    name,
    type: before?.type ?? null,
    typeWords: before?.typeWords ?? '',
    serial: before?.serial ?? null,
    offices: [],
    levels: [],
    parent: null,
  };
}

/** Offices are written together, joined by 、 or a line break. */
export function officesOf(written: string): string[] {
  return [...new Set(written.split(/[、；;\r\n]+/).map((office) => office.replace(/\s+/g, '')))].filter(
    (office) => office !== '' && office !== '无' && office !== '/',
  );
}

/** A level is a word or two; what a cell says of the authority at that level comes after a stop or a bracket. */
const LEVEL = /^[^。：:，,；;（(]{1,8}(?=$|[。：:，,；;（(])/;

/** `省、市、县` are three levels; a cell that names none is kept apart as 其他写法. */
export function levelsOf(written: string): string[] {
  const named = officesOf(written).map((text) => LEVEL.exec(text)?.[0] ?? OTHER_LEVEL);
  return [...new Set(named)];
}

const OTHER_LEVEL = '其他写法';

function restsOf(
  content: ItemContent,
  standing: readonly BasisStanding[],
  kept: (text: string) => string,
): Rest[] {
  return content.bases.map(({ law, address }, index) => ({
    lawId: standing[index]?.lawId ?? null,
    title: kept(law),
    address: kept(standing[index]?.nowAt ?? address),
    version: standing[index]?.version ?? null,
    status: standing[index]?.status ?? null,
  }));
}
