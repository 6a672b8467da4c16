import { fieldChanges } from '../../render';
import type { ChangedItem, ListComparison, SaidOfList } from '../../services';
import { rowField } from './said';

/** Changed items shown field by field; the adjustment's own page shows all of them. */
const SHOWN = 40;

const KNOWN_BY = {
  person: '您指定',
  number: '编号相同',
  code: '编码相同',
  name: '名称相同',
  basis: '依据相同，名称已改',
} as const;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const headOf = ({ item, row }: Pick<ChangedItem, 'item' | 'row'>) => `${item.number}　${row.content.name}`;

/** A workbook held against the list: what it would change, and what a person has to decide. */
export function comparisonView(comparison: ListComparison, { decisions }: SaidOfList) {
  const { unchanged, added, changed, unsure, missing, behind, left, founding, seen } = comparison;
  const moved = changed.filter(({ changes }) => changes.length === 1 && changes[0]!.field === 'serial');
  const real = changed.filter((one) => !moved.includes(one));
  return {
    seen,
    beforeRelease: founding !== null,
    nothing: added.length + changed.length + unsure.length + missing.length === 0,
    figures: [
      { count: unchanged, label: '相同' },
      { count: changed.length, label: '变更' },
      { count: added.length, label: '新增' },
      { count: unsure.length, label: '待您决定' },
      { count: missing.length, label: '工作簿里没有' },
    ],
    unsure: unsure.map(({ row, candidates }) => ({
      id: rowField(row.key),
      label: `工作表“${row.sheet}”第 ${row.row} 行：${row.content.name}`,
      options: [
        { value: '', label: '请决定' },
        ...candidates.map(({ number, item, name, basis, sameSerial }) => ({
          value: number,
          label: `是 ${number} ${item.content.name}（名称相似 ${percent(name)}，依据相似 ${percent(basis)}${sameSerial ? '，序号相同' : ''}）`,
        })),
        { value: 'add', label: '新事项' },
        { value: 'leave', label: '这次不处理' },
      ],
    })),
    missing: missing.map(({ number, content }) => ({
      id: `cancel-${number}`,
      value: number,
      label: `${number}　${content.name}${content.serial ? `（序号 ${content.serial}）` : ''}`,
      checked: decisions.cancel.includes(number),
    })),
    added: added.map(({ sheet, row, content }) => ({
      text: `${content.name}（工作表“${sheet}”第 ${row} 行）`,
    })),
    changed: real.slice(0, SHOWN).map((one) => ({
      heading: headOf(one),
      by: KNOWN_BY[one.by],
      changes: fieldChanges(one.item.content, one.content),
    })),
    moreChanged: real
      .slice(SHOWN)
      .map((one) => ({ text: `${headOf(one)}：${one.changes.map(({ label }) => label).join('、')}` })),
    moved: moved.map((one) => ({
      text: `${headOf(one)}：序号 ${one.changes[0]!.old ?? '空'} 改为 ${one.changes[0]!.new ?? '空'}`,
    })),
    behind: behind
      .concat(changed.filter(({ kept }) => kept.length > 0))
      .map((one) => ({ text: `${headOf(one)}：${one.kept.map(({ label }) => label).join('、')}` })),
    left: left.map(({ row, item, why }) => ({ text: `${(row ?? item)!.content.name}：${why}` })),
  };
}
