import { CHANGE_KINDS, fieldsOf, type ItemContent, POWER_TYPES } from '../list';
import { fieldChanges, type TextPiece } from '../render';
import type { GazetteChange, GazetteInput } from './gazette-input';
import {
  COMPARISON_SIZE,
  type GazetteCell,
  type GazetteRow,
  type GazetteTable,
  type TableColumn,
} from './table-model';

export const LEGEND = '说明：删去的文字加删除线，新增的文字加下划线；未变的长段文字以“……”略去，全文见附件2。';

/**
 * 225 mm in all; `empty` is the width of a column in which no row says anything, whose room goes to 调整前 and 调整后. A whole
 * date fits into the last two.
 */
const COLUMNS: (TableColumn & { empty?: number })[] = [
  { header: '序号', width: 600, centred: true },
  { header: '权力类型', width: 600, centred: true },
  { header: '事项名称', width: 1400 },
  { header: '调整前', width: 3018 },
  { header: '调整后', width: 3018 },
  { header: '调整类型', width: 600, centred: true },
  { header: '调整依据', width: 1760, empty: 980, wholeDates: true },
  { header: '备注', width: 1760, empty: 560, wholeDates: true },
];

const SIDES = new Set(['调整前', '调整后']);

/** What an item that came or went is told by; its name stands beside it, the whole of one that came in the list. */
const IN_BRIEF = new Set([
  'subName',
  'basisText.power',
  'body',
  'office',
  'level',
  'authority',
  'timeLimitByLaw',
  'timeLimitPromised',
]);

/** 对照表: item by item what changed, the changed fields alone, deleted text struck through, inserted text underlined. */
export function comparisonTable({ changes, items }: GazetteInput): GazetteTable {
  const names = new Map(items.map(({ number, content }) => [number, content.name]));
  const rows = changes.map((change, index) => ({ cells: row(change, index, names) }));
  return { columns: columnsOf(rows), rows, size: COMPARISON_SIZE };
}

function columnsOf(rows: readonly GazetteRow[]): TableColumn[] {
  const narrowed = COLUMNS.map(({ empty, ...column }, at) =>
    empty !== undefined && rows.every(({ cells }) => cells[at]!.pieces.every(({ text }) => text === ''))
      ? { ...column, width: empty }
      : column,
  );
  const freed = COLUMNS.reduce((sum, { width }, at) => sum + width - narrowed[at]!.width, 0);
  return narrowed.map((column) =>
    SIDES.has(column.header) ? { ...column, width: column.width + freed / 2 } : column,
  );
}

function row(change: GazetteChange, index: number, names: Map<string, string>): GazetteCell[] {
  const { before, after, kind, reason, basis } = change;
  const content = after ?? before;
  const [old, next] = sides(before, after);
  return [
    said(String(index + 1)),
    said(content ? content.typeLabel || POWER_TYPES[content.type] : ''),
    said(nameOf(change.number, content, names)),
    { pieces: old },
    { pieces: next },
    said(CHANGE_KINDS[kind]),
    said(basis ?? ''),
    said(reason ?? ''),
  ];
}

const said = (text: string): GazetteCell => ({ pieces: [{ text }] });

function nameOf(number: string, content: ItemContent | null, names: Map<string, string>): string {
  if (!content) return number;
  const main = content.parent === undefined ? undefined : (names.get(content.parent) ?? content.parent);
  return `${main === undefined ? '' : `${main}—`}${content.name}\n（${number}）`;
}

/** 调整前 and 调整后. */
function sides(before: ItemContent | null, after: ItemContent | null): [TextPiece[], TextPiece[]] {
  if (before && after) return changed(before, after);
  if (after) return [[{ text: '无' }], inBrief(after, { ins: true })];
  return [before ? inBrief(before, { del: true }) : [{ text: '无' }], [{ text: '不再列入清单' }]];
}

function changed(before: ItemContent, after: ItemContent): [TextPiece[], TextPiece[]] {
  const fields = fieldChanges(before, after);
  if (fields.length === 0) return [[{ text: '内容未变' }], [{ text: '内容未变' }]];
  const old: TextPiece[] = [];
  const next: TextPiece[] = [];
  for (const { label, pieces, old: was, new: is } of fields) {
    // Where the two have too little in common to be set against each other, all of it went and all of it came.
    const whole = pieces.length === 0;
    old.push(
      ...labelled(label, whole ? was.map(({ text }) => ({ text, del: true as const })) : shortened(was)),
    );
    next.push(
      ...labelled(label, whole ? is.map(({ text }) => ({ text, ins: true as const })) : shortened(is)),
    );
  }
  return [withoutLastBreak(old), withoutLastBreak(next)];
}

/** Unchanged text longer than this is cut to what stands next to a change. */
const LONGEST = 200;
const KEPT = 60;

/** A long unchanged stretch with its middle left out; the text as a whole stands in the list. */
function shortened(pieces: readonly TextPiece[]): TextPiece[] {
  return pieces.map((piece) => {
    const chars = [...piece.text];
    if (piece.del || piece.ins || chars.length <= LONGEST) return piece;
    return { text: `${chars.slice(0, KEPT).join('')}……${chars.slice(-KEPT).join('')}` };
  });
}

function labelled(label: string, pieces: TextPiece[]): TextPiece[] {
  return [{ text: `【${label}】` }, ...(pieces.length === 0 ? [{ text: '（空）' }] : pieces), { text: '\n' }];
}

const withoutLastBreak = (pieces: TextPiece[]): TextPiece[] => pieces.slice(0, -1);

function inBrief(content: ItemContent, marks: Omit<TextPiece, 'text'>): TextPiece[] {
  const pieces = fieldsOf(content)
    .filter(({ key }) => IN_BRIEF.has(key))
    .flatMap(({ label, read }) => {
      const text = read(content);
      return text === undefined ? [] : labelled(label, [{ text, ...marks }]);
    });
  return pieces.length === 0 ? [{ text: content.name, ...marks }] : withoutLastBreak(pieces);
}
