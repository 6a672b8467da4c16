import { Pairs, plainText } from './alike';
import type { ItemContent } from './item';

/** An item of the list, by its permanent number. */
export interface MatchedItem {
  number: string;
  content: ItemContent;
}

/** A row of the workbook. `parentKey` is the key of the main item's row; `number` what its column 事项编号 says. */
export interface IncomingRow {
  key: number;
  parentKey: number | null;
  number: string | null;
  content: ItemContent;
}

/** By what a row was known again. `basis` with another name is a renamed item. */
export type KnownBy = 'person' | 'number' | 'code' | 'name' | 'basis';

export interface RowCandidate {
  number: string;
  /** From 0 to 1. */
  name: number;
  basis: number;
  sameSerial: boolean;
}

export interface ListMatch {
  matched: { key: number; number: string; by: KnownBy }[];
  /** Rows like no item that is left. */
  added: number[];
  /** Rows that may be one of these items, or new: for a person. */
  unsure: { key: number; candidates: RowCandidate[] }[];
  /** Items that no row was matched with; those that an unsure row may be are among them. */
  missing: string[];
}

/**
 * Which row is which item. A wrong link is worse than a missing one: a row is matched where number, code or name say so
 * on both sides alone, or where the basis does and the name agrees; everything else is for a person, who says so in `decided`.
 */
export function matchRows(
  items: MatchedItem[],
  rows: IncomingRow[],
  decided: { key: number; number: string }[] = [],
): ListMatch {
  const open = new OpenSides(items, rows);
  open.take(decided);
  for (const code of ['implementation', 'basic', 'local'] as const) {
    open.pair(
      'code',
      ({ content }) => content.codes?.[code] ?? null,
      // An office's own 事项编号 was kept as local code where the list was first brought in.
      ({ content, number }) => content.codes?.[code] ?? (code === 'local' ? number : null),
      open.plausible,
    );
  }
  open.pair(
    'number',
    ({ number }) => number,
    (row) => row.number,
    open.plausible,
  );
  // Main items first: a sub-item is known under its main item.
  for (const main of [true, false]) {
    for (const say of NAMES) {
      open.pair(
        'name',
        (item) =>
          (item.content.parent === undefined) === main ? say(item.content, item.content.parent ?? '') : null,
        (row) => ((row.parentKey === null) === main ? say(row.content, open.parentOf(row)) : null),
      );
    }
    open.pairInOrder(
      (item) =>
        (item.content.parent === undefined) === main
          ? NAMES[0]!(item.content, item.content.parent ?? '')
          : null,
      (row) => ((row.parentKey === null) === main ? NAMES[0]!(row.content, open.parentOf(row)) : null),
    );
  }
  open.pair(
    'basis',
    ({ content }) => basisKey(content),
    ({ content }) => basisKey(content),
    open.renamed,
  );
  return open.rest();
}

/** What a name says together with what stands beside it, the strictest first. */
const NAMES: ((content: ItemContent, parent: string) => string)[] = [
  (content, parent) =>
    [
      nameOf(content),
      content.type,
      parent,
      content.level,
      content.body,
      plainText(content.basisText.power ?? ''),
    ].join('\n'),
  (content, parent) =>
    [nameOf(content), content.type, parent, plainText(content.basisText.power ?? '')].join('\n'),
  (content, parent) => [nameOf(content), content.type, parent].join('\n'),
  (content, parent) => [nameOf(content), parent].join('\n'),
];

function nameOf({ name, subName = '' }: ItemContent): string {
  return `${plainText(name)}\n${plainText(subName)}`;
}

/** Long enough to say something; the type with it, since one article may carry a penalty and a coercion. */
function basisKey({ type, basisText }: ItemContent): string | null {
  const text = plainText(basisText.power ?? '');
  return text.length < 10 ? null : `${type}\n${text}`;
}

const ALIKE_NAME = 0.5;
const ALIKE_BASIS = 0.6;
const CANDIDATES = 3;

type Judge = (item: MatchedItem, row: IncomingRow) => boolean;

/** The items and rows that are not matched yet. */
class OpenSides {
  private readonly items: Map<string, MatchedItem>;
  private readonly rows: Map<number, IncomingRow>;
  private readonly found: ListMatch = { matched: [], added: [], unsure: [], missing: [] };
  private readonly numberOf = new Map<number, string>();
  private readonly namePairs = new Map<ItemContent, Pairs>();
  private readonly basisPairs = new Map<ItemContent, Pairs>();
  /** Pairs that a number or code claims and that look like different things. */
  private readonly doubted: { number: string; key: number }[] = [];

  constructor(items: MatchedItem[], rows: IncomingRow[]) {
    this.items = new Map(items.map((item) => [item.number, item]));
    this.rows = new Map(rows.map((row) => [row.key, row]));
  }

  /** What a person decided; an item or row that is gone is passed over. */
  take(decided: { key: number; number: string }[]): void {
    for (const { key, number } of decided) {
      const [item, row] = [this.items.get(number), this.rows.get(key)];
      if (item && row) this.match(item, row, 'person');
    }
  }

  /** Matches what says the same and is alone with it on both sides, if `judge` agrees. */
  pair(
    by: KnownBy,
    ofItem: (item: MatchedItem) => string | null,
    ofRow: (row: IncomingRow) => string | null,
    judge: Judge = () => true,
  ): void {
    const items = grouped([...this.items.values()], ofItem);
    for (const [said, rows] of grouped([...this.rows.values()], ofRow)) {
      const [item, another] = items.get(said) ?? [];
      if (!item || another || rows.length > 1) continue;
      if (judge(item, rows[0]!)) this.match(item, rows[0]!, by);
      else if (by === 'number' || by === 'code')
        this.doubted.push({ number: item.number, key: rows[0]!.key });
    }
  }

  /** The same in everything several times over, as often on both sides: in their order. */
  pairInOrder(
    ofItem: (item: MatchedItem) => string | null,
    ofRow: (row: IncomingRow) => string | null,
  ): void {
    const items = grouped([...this.items.values()], ofItem);
    for (const [said, rows] of grouped([...this.rows.values()], ofRow)) {
      const same = items.get(said) ?? [];
      if (same.length !== rows.length) continue;
      for (const [index, row] of rows.entries()) this.match(same[index]!, row, 'name');
    }
  }

  /** A number or code is believed where name or basis agree a little: a row may have been pasted over another. */
  readonly plausible: Judge = (item, row) => {
    const { name, basis } = this.alike(item, row);
    return name >= 0.3 || basis >= 0.5;
  };

  /** The same basis and a name that is still much the same. */
  readonly renamed: Judge = (item, row) =>
    this.alike(item, row).name >= ALIKE_NAME && this.sameParent(item, row);

  parentOf(row: IncomingRow): string {
    return row.parentKey === null ? '' : (this.numberOf.get(row.parentKey) ?? `row ${row.parentKey}`);
  }

  rest(): ListMatch {
    const items = [...this.items.values()];
    const near = byPair(items, ({ content }) => this.pairsOf(this.namePairs, content, nameOf).pairs);
    for (const row of this.rows.values()) {
      const candidates = this.candidates(row, items, near);
      if (candidates.length === 0) this.found.added.push(row.key);
      else this.found.unsure.push({ key: row.key, candidates });
    }
    this.found.missing = items.map(({ number }) => number);
    this.found.matched.sort((a, b) => a.key - b.key);
    return this.found;
  }

  private match(item: MatchedItem, row: IncomingRow, by: KnownBy): void {
    this.found.matched.push({ key: row.key, number: item.number, by });
    this.numberOf.set(row.key, item.number);
    this.items.delete(item.number);
    this.rows.delete(row.key);
  }

  private sameParent(item: MatchedItem, row: IncomingRow): boolean {
    return (item.content.parent ?? '') === this.parentOf(row);
  }

  /** The items that a row is like, the likest first. Only those with a pair of characters of the name in common, or the same basis, are looked at. */
  private candidates(
    row: IncomingRow,
    items: MatchedItem[],
    near: Map<string, MatchedItem[]>,
  ): RowCandidate[] {
    const seen = new Set<MatchedItem>();
    for (const pair of this.pairsOf(this.namePairs, row.content, nameOf).pairs)
      for (const item of near.get(pair) ?? []) seen.add(item);
    const basis = basisKey(row.content);
    if (basis !== null) for (const item of items) if (basisKey(item.content) === basis) seen.add(item);
    const claimed = this.doubted.filter(({ key }) => key === row.key).map(({ number }) => number);
    for (const number of claimed) if (this.items.has(number)) seen.add(this.items.get(number)!);
    return [...seen]
      .map((item) => ({ ...this.alike(item, row), number: item.number }))
      .filter(
        ({ name, basis: text, sameSerial, number }) =>
          claimed.includes(number) ||
          name >= ALIKE_NAME ||
          (text >= ALIKE_BASIS && name >= 0.2) ||
          text >= 0.95 ||
          (sameSerial && (name >= 0.3 || text >= 0.4)),
      )
      .sort((a, b) => weight(b) - weight(a) || (a.number < b.number ? -1 : 1))
      .slice(0, CANDIDATES);
  }

  private alike(item: MatchedItem, row: IncomingRow): Omit<RowCandidate, 'number'> {
    const name = this.pairsOf(this.namePairs, item.content, nameOf).alike(
      this.pairsOf(this.namePairs, row.content, nameOf),
    );
    const basis = this.pairsOf(this.basisPairs, item.content, powerBasis).alike(
      this.pairsOf(this.basisPairs, row.content, powerBasis),
    );
    const { serial } = row.content;
    return { name, basis, sameSerial: serial !== undefined && serial === item.content.serial };
  }

  private pairsOf(
    kept: Map<ItemContent, Pairs>,
    content: ItemContent,
    text: (content: ItemContent) => string,
  ): Pairs {
    const known = kept.get(content) ?? new Pairs(text(content));
    kept.set(content, known);
    return known;
  }
}

const powerBasis = ({ basisText }: ItemContent) => basisText.power ?? '';
const weight = ({ name, basis, sameSerial }: RowCandidate) => name * 2 + basis + (sameSerial ? 0.2 : 0);

function grouped<T>(all: T[], say: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const said = say(one);
    if (said === null || said === '') continue;
    const group = groups.get(said);
    if (group) group.push(one);
    else groups.set(said, [one]);
  }
  return groups;
}

function byPair(
  items: MatchedItem[],
  pairsOf: (item: MatchedItem) => Iterable<string>,
): Map<string, MatchedItem[]> {
  const near = new Map<string, MatchedItem[]>();
  for (const item of items) {
    for (const pair of pairsOf(item)) {
      const group = near.get(pair);
      if (group) group.push(item);
      else near.set(pair, [item]);
    }
  }
  return near;
}
