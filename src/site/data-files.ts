import { lawJson } from '../law';
import { CHANGE_KINDS, diffLists, type ItemContent, type ItemStanding, type Lineage } from '../list';
import { type FileDigest, type LawVersionRef, lawVersionsFile, sha256Hex, type TreeFile } from '../release';
import { NoSuchReleaseError } from './errors';
import type { DataPart } from './export-parts';
import { ListRows, listHead } from './list-rows';
import { dataPaths } from './site-paths';
import {
  type ItemFacts,
  isWithdrawn,
  type ListFacts,
  type ReleaseFacts,
  type RevisionFacts,
  type SiteSnapshot,
} from './snapshot';
import { stableJson } from './stable-json';

/** The digests of a data file that an earlier release lists: under the same path there is the same file for ever. */
export type Known = (path: string) => FileDigest | null;

/**
 * Every data file that one release lists (its DATA.SHA256SUMS) but its tables and the laws' XML, one by one. Their paths are immutable: files of revisions and law texts
 * that an earlier release listed already come again with the same path, and are to be kept, not written anew (`Build.keep`): of those that are
 * `known` only the digests are given; of the list itself parts come that the release before may hold. A content that was withdrawn has no file.
 * @throws NoSuchReleaseError
 */
export async function* dataFiles(
  snapshot: SiteSnapshot,
  number: number,
  known: Known = () => null,
): AsyncGenerator<TreeFile | FileDigest | DataPart> {
  const release = snapshot.releases.find((one) => one.number === number);
  const list = snapshot.lists.find(({ id }) => id === release?.list);
  if (!release || !list) throw new NoSuchReleaseError(number);
  const first = (revision: RevisionFacts) =>
    snapshot.releases.find((one) => one.number === revision.release) ?? release;
  const [rows, changes] = [new ListRows(list, release), new ChangesSoFar(release)];
  for await (const item of snapshot.items(list.id)) {
    for (const revision of revisionsAt(item, release)) {
      if (isWithdrawn(revision.content)) continue;
      yield known(dataPaths.item(list.id, item.number, revision.seq)) ??
        itemFile(list, item.number, revision, first(revision));
    }
    yield* rows.take(item);
    changes.take(item);
  }
  yield* rows.rest();
  yield* changes.files(list);
  yield* lawFiles(snapshot, release, known);
}

/** What the release changed, and what stood in it unchanged. */
function revisionsAt(item: ItemFacts, { number }: ReleaseFacts): RevisionFacts[] {
  const last = item.revisions.findLast(({ release }) => release <= number);
  return item.revisions.filter(
    (revision) => revision.release === number || (revision === last && revision.content !== null),
  );
}

function itemFile(list: ListFacts, number: string, revision: RevisionFacts, first: ReleaseFacts): TreeFile {
  const { seq, kind, reason, predecessors, successors, content } = revision;
  return {
    path: dataPaths.item(list.id, number, seq),
    bytes: stableJson({
      format: 'quanze-item/1',
      list: listHead(list, first),
      number,
      seq,
      kind,
      kindLabel: CHANGE_KINDS[kind],
      reason,
      predecessors,
      successors,
      content: content === null ? null : publicContent(content as ItemContent),
    }),
  };
}

/** Without where it stood in the office's own file, which is nobody else's business. */
function publicContent({ source: _, ...content }: ItemContent): Omit<ItemContent, 'source'> {
  return content;
}

/** Gathers what the difference to the release before needs while the items go by. */
class ChangesSoFar {
  private readonly before: ItemStanding[] = [];
  private readonly after: ItemStanding[] = [];
  private readonly lineage = new Map<string, Lineage>();

  constructor(private readonly release: ReleaseFacts) {}

  take(item: ItemFacts): void {
    const { number } = item;
    // Of a first release all is new, and nothing is held for a difference.
    if (this.release.supersedes === null) return;
    const last = item.revisions.findLast(({ release }) => release <= this.release.number);
    if (last?.release !== this.release.number) return;
    const before = item.revisions.findLast(({ release }) => release < last.release)?.content ?? null;
    if (before !== null && !isWithdrawn(before)) this.before.push({ number, content: before });
    if (last.content !== null && !isWithdrawn(last.content))
      this.after.push({ number, content: last.content });
    if (last.kind !== 'merge' && last.kind !== 'split') return;
    const { kind } = last;
    for (const from of last.predecessors) this.link(kind, from, number);
    for (const to of last.successors) this.link(kind, number, to);
  }

  /** A merge is told by what it became, a split by what it came from; both sides tell of it. */
  private link(kind: Lineage['kind'], from: string, to: string): void {
    const key = `${kind} ${kind === 'merge' ? to : from}`;
    const known = this.lineage.get(key) ?? { kind, from: [], to: [] };
    if (!known.from.includes(from)) known.from.push(from);
    if (!known.to.includes(to)) known.to.push(to);
    this.lineage.set(key, known);
  }

  *files(list: ListFacts): Generator<TreeFile> {
    const { number, supersedes } = this.release;
    if (supersedes === null) return;
    yield {
      path: dataPaths.diff(list.id, supersedes, number),
      bytes: stableJson({
        format: 'quanze-diff/1',
        list: listHead(list, this.release),
        from: supersedes,
        to: number,
        ...diffLists(this.before, this.after, [...this.lineage.values()]),
      }),
    };
  }
}

async function* lawFiles(
  snapshot: SiteSnapshot,
  release: ReleaseFacts,
  known: Known,
): AsyncGenerator<TreeFile | FileDigest> {
  const refs: LawVersionRef[] = [];
  for (const { law, version } of release.lawVersions) {
    const held = snapshot.laws.find(({ id }) => id === law);
    const text = held?.versions.find(({ key }) => key === version);
    if (!held || !text)
      throw new RangeError(
        `release ${release.number} names a law text that the snapshot lacks: ${law} ${version}`,
      );
    const { promulgated, effective } = text;
    const [textFile, treeFile] = [
      known(dataPaths.lawText(law, version)),
      known(dataPaths.lawTree(law, version)),
    ];
    const tree = await text.text();
    const bytes = Buffer.from(tree.verbatim, 'utf8');
    yield textFile ?? { path: dataPaths.lawText(law, version), bytes };
    yield treeFile ?? {
      path: dataPaths.lawTree(law, version),
      bytes: stableJson({
        format: 'quanze-law/1',
        law,
        promulgated,
        effective,
        ...(lawJson(tree) as object),
      }),
    };
    refs.push({ law: held.title, promulgated, effective, sha256: sha256Hex(bytes) });
  }
  yield lawVersionsFile(release.number, refs);
}
