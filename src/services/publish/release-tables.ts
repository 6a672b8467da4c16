import { createHash } from 'node:crypto';
import {
  CellTooLong,
  type DataResource,
  dataPackage,
  listColumns,
  listCsv,
  listXlsx,
  placed,
} from '../../exchange';
import type { ItemContent, ItemStanding } from '../../list';
import type { LaidData, TreeFile } from '../../release';
import {
  bodyThen,
  type DataPart,
  dataPaths,
  type ItemFacts,
  isWithdrawn,
  type ListFacts,
  listTitle,
  opensPart,
  type ReleaseFacts,
} from '../../site';

/** The byte order mark lets Excel and WPS read UTF-8. */
const MARK = '\ufeff';

/** One part of a list as CSV and as workbook: made only where the release before does not tell the same. */
export interface TablePart extends DataPart {
  /** To be told, for the description, once the files have their places. */
  laid(files: readonly Described[]): void;
}

export type Described = Pick<LaidData, 'path' | 'sha256' | 'length'>;

/**
 * The tables of one release, CSV and xlsx, made while its items go by: a part is written as soon as it is full, so that a long list never
 * lies in memory. At the end, when all parts are laid, comes the description of them all (`datapackage.json`).
 */
export class ReleaseTables {
  private items: ItemStanding[] = [];
  private part = 1;
  private readonly resources: DataResource[] = [];

  /** Under the name that the body had then. */
  private readonly list: ListFacts;

  constructor(
    list: ListFacts,
    private readonly release: ReleaseFacts,
    /** Rows of a part; else as many as the pages count with. */
    private readonly most?: number,
  ) {
    this.list = { ...list, body: bodyThen(list, release) };
  }

  /** One item in list order; gives a part that it closes. */
  *take({ number, revisions }: ItemFacts): Generator<TablePart> {
    const content = revisions.findLast(({ release }) => release <= this.release.number)?.content ?? null;
    if (content === null || isWithdrawn(content)) return;
    if (opensPart(this.items.length, { number, parent: content.parent }, this.most)) yield this.closed();
    this.items.push({ number, content });
  }

  /** A file that lies beside the tables. */
  note(title: string, file: Described): void {
    this.resources.push(resourceOf(title, file));
  }

  *rest(): Generator<TreeFile | TablePart> {
    yield this.closed();
    const { number, publishedAt } = this.release;
    const descriptor = dataPackage({
      name: `quanze-release-${number}`,
      title: `${listTitle(this.list)}，第${number}号发布`,
      version: String(number),
      created: publishedAt,
      contributor: this.list.body,
      resources: this.resources,
    });
    yield { path: dataPaths.dataPackage(number), bytes: Buffer.from(descriptor, 'utf8') };
  }

  private closed(): TablePart {
    const { number } = this.release;
    const frozen = { title: listTitle(this.list), items: this.items };
    const [csv, xlsx] = [dataPaths.csv(number, this.part), dataPaths.xlsx(number, this.part)];
    const columns = listColumns(placed(frozen.items)).map(({ header }) => header);
    this.items = [];
    this.part += 1;
    return {
      unit: `tables ${this.list.id} ${frozen.items[0]?.number ?? ''}`,
      key: keyOf(frozen),
      paths: [csv, xlsx],
      files: () => [
        { path: csv, bytes: Buffer.from(MARK + listCsv(frozen), 'utf8') },
        { path: xlsx, bytes: xlsxOf(frozen) },
      ],
      laid: ([table, workbook]) => {
        this.resources.push({ ...resourceOf('清单', table!), columns });
        this.resources.push(resourceOf('清单（工作簿）', workbook!));
      },
    };
  }
}

/** Of all that the tables show. */
function keyOf(frozen: { title: string; items: readonly ItemStanding[] }): string {
  const digest = createHash('sha256').update(frozen.title);
  for (const item of frozen.items) digest.update(JSON.stringify(item));
  return digest.digest('hex');
}

function resourceOf(title: string, { path, sha256, length }: Described): DataResource {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return { name: file.replace('.', '-'), title, path: file, bytes: length, sha256 };
}

/** A workbook's cell holds 32,767 characters. A longer text is cut there, and says so. */
function xlsxOf(frozen: { title: string; items: ItemStanding[] }): Uint8Array {
  try {
    return listXlsx(frozen);
  } catch (error) {
    if (!(error instanceof CellTooLong)) throw error;
    const items = frozen.items.map(({ number, content }) => ({ number, content: cutCells(content) }));
    return listXlsx({ ...frozen, items });
  }
}

const LONGEST = 32_000;
const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}……（本格过长，全文见 CSV 文件或网页）`;

function cutCells(content: ItemContent): ItemContent {
  const cells = <T extends object>(texts: T): T =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? cut(text) : text]),
    ) as T;
  const duties = content.duties.map(({ stage, text }) => (stage ? `${stage}：${text}` : text)).join('\n');
  return {
    ...cells(content),
    basisText: cells(content.basisText),
    ...(content.extra && { extra: cells(content.extra) }),
    duties: duties.length <= LONGEST ? content.duties : [{ text: cut(duties) }],
  };
}
