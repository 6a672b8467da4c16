import { akomaNtoso } from '../../exchange';
import { type FileDigest, sha256Hex, type TreeFile } from '../../release';
import { dataFiles, dataPaths, type Known, type SiteSnapshot } from '../../site';
import { type Described, ReleaseTables, type TablePart } from './release-tables';

/**
 * Every data file that one release lists, one by one: items, the list as JSON and as tables, what was found of its bases, the difference to
 * the release before, and the laws' texts. All items are read once.
 * @throws NoSuchReleaseError
 */
export async function* releaseData(facts: SiteSnapshot, number: number): AsyncGenerator<TreeFile> {
  // Nothing is known, so everything comes as a file.
  for await (const part of dataOf(facts, number, () => null)) {
    if (!('unit' in part)) {
      yield part as TreeFile;
      continue;
    }
    const files = part.files();
    part.laid(files.map(described));
    yield* files;
  }
}

/** The same, of files that an earlier release lists only the digests, and of tables the parts, whose files may be held. */
export async function* dataOf(
  facts: SiteSnapshot,
  number: number,
  known: Known,
): AsyncGenerator<TreeFile | FileDigest | TablePart> {
  const release = facts.releases.find((one) => one.number === number);
  const list = facts.lists.find(({ id }) => id === release?.list);
  const tables = release && list ? new ReleaseTables(list, release) : null;
  const full: TablePart[] = [];
  const overheard: SiteSnapshot = {
    ...facts,
    async *items(of) {
      for await (const item of facts.items(of)) {
        if (tables) full.push(...tables.take(item));
        yield item;
      }
    },
  };
  for await (const file of dataFiles(overheard, number, known)) {
    if ('unit' in file) yield { ...file, laid: ([rows, standing]) => noteRows(tables, rows!, standing!) };
    else {
      yield file;
      if ('bytes' in file && file.path === dataPaths.list(number)) tables?.note(ROWS, described(file));
      if ('bytes' in file && file.path === dataPaths.standing(number))
        tables?.note(STANDING, described(file));
    }
    yield* full.splice(0);
  }
  if (tables) yield* tables.rest();
  yield* lawXml(facts, number, known);
}

const ROWS = '清单，一行一个事项';
const STANDING = '依据核对结果';

function noteRows(tables: ReleaseTables | null, rows: Described, standing: Described): void {
  tables?.note(ROWS, rows);
  tables?.note(STANDING, standing);
}

const described = ({ path, bytes }: TreeFile): Described => ({
  path,
  sha256: sha256Hex(bytes),
  length: bytes.length,
});

async function* lawXml(
  facts: SiteSnapshot,
  number: number,
  known: Known,
): AsyncGenerator<TreeFile | FileDigest> {
  for (const { law, version } of facts.releases.find((one) => one.number === number)?.lawVersions ?? []) {
    const held = facts.laws.find(({ id }) => id === law);
    const text = held?.versions.find(({ key }) => key === version);
    if (!held || !text) continue;
    const told = known(dataPaths.lawXml(law, version));
    if (told) {
      yield told;
      continue;
    }
    const { promulgated, effective } = text;
    const xml = akomaNtoso({ title: held.title, promulgated, effective, text: await text.text() });
    yield { path: dataPaths.lawXml(law, version), bytes: Buffer.from(xml, 'utf8') };
  }
}
