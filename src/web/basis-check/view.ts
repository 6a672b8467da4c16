import { chineseDate } from '../../render';
import {
  alike,
  DAMAGE_IN_CHINESE,
  type DamageFinding,
  type Finding,
  type FindingGroup,
  type ListHealth,
  needsWork,
  STATUS_IN_CHINESE,
} from '../../services';
import { pageLinks, pageOf } from '../pages';
import { paths } from '../paths';
import { tableOf } from '../table';
import { findingView } from './finding-view';
import { type CheckQuery, checkHref, findingsAsked, type View } from './query';
import { tallies } from './tallies';

/** The gravest first. */
const ORDER = ['repealed', 'not-found', 'renumbered', 'changed', 'no-text', 'valid'] as const;
const GROUPS_A_PAGE = 30;
const ROWS_A_PAGE = 50;
/** Items named beside a finding before the rest is folded away. */
const NAMED = 3;

/** The health of a list at a glance, and the part of it that the address asks for. */
export function checkView(health: ListHealth, list: number, query: CheckQuery) {
  const { counts, findings, asOf, items, damage } = health;
  const wanting = findings.filter(needsWork).length;
  const underWay = findings.filter((finding) => finding.underWay !== undefined).length;
  return {
    asOf: chineseDate(asOf),
    nothing: items === 0,
    importList: paths.importList,
    summary: `${items} 个事项共有 ${findings.length} 处依据：需要处理 ${wanting} 处，${underWay > 0 ? `已在调整中、尚未发布 ${underWay} 处，` : ''}没有收录文本、无法核对 ${counts['no-text']} 处，有效 ${counts.valid} 处。`,
    figures: ORDER.map((status) => ({
      count: counts[status],
      label: STATUS_IN_CHINESE[status],
      href: checkHref(list, { status }),
    })),
    tabs: tabs(list, query.view, { bases: wanting, damage: damage.length }),
    bases: query.view === 'bases' ? basesView(findings, list, query) : null,
    laws: query.view === 'laws' ? lawsView(findings, list, query) : null,
    items: query.view === 'items' ? itemsView(findings, list, query) : null,
    damage: query.view === 'damage' ? damageView(damage, list) : null,
  };
}

const TABS: Record<View, string> = {
  bases: '逐条依据',
  laws: '按法律文件',
  items: '按事项',
  damage: '整份清单的疑点',
};

function tabs(list: number, view: View, counts: Partial<Record<View, number>>) {
  return (Object.keys(TABS) as View[]).map((one) => ({
    label: TABS[one],
    href: checkHref(list, { view: one }),
    current: one === view,
    count: counts[one] ?? null,
  }));
}

function basesView(findings: Finding[], list: number, query: CheckQuery) {
  const { status, law } = query;
  const asked = findingsAsked(findings, query).sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  );
  const { rows, page, pages } = pageOf(alike(asked), query.page, GROUPS_A_PAGE);
  const exact = law !== null && findings.some((finding) => finding.law === law);
  const of = law === null ? '' : exact ? `《${law}》` : `名称含“${law}”的法律文件：`;
  return {
    action: paths.basisCheck(list),
    heading: `${of}${wordsOf(status)}（${asked.length} 处）`,
    law: {
      ...{ id: 'law', name: 'law', label: '法律文件', value: law ?? '' },
      hint: '名称中的几个字即可，也可从引用过的文件中选',
      suggestions: [...new Set(findings.map((finding) => finding.law))].sort(),
    },
    statuses: [
      { value: '', label: '需要处理的', selected: status === null },
      ...ORDER.map((one) => ({ value: one, label: STATUS_IN_CHINESE[one], selected: one === status })),
      { value: 'under-way', label: UNDER_WAY, selected: status === 'under-way' },
      { value: 'all', label: '全部', selected: status === 'all' },
    ],
    filtered: status !== null || law !== null,
    all: checkHref(list, {}),
    none: rows.length === 0,
    missing: status === 'no-text' || status === null ? missingTexts(findings, list) : null,
    groups: rows.map((group) => groupView(group, list)),
    pages: pageLinks(pages, page, (number) => checkHref(list, { ...query, page: number })),
  };
}

const UNDER_WAY = '已在调整中';

function wordsOf(status: CheckQuery['status']): string {
  if (status === null) return '需要处理的';
  if (status === 'all') return '全部';
  return status === 'under-way' ? UNDER_WAY : STATUS_IN_CHINESE[status];
}

function groupView({ finding, items }: FindingGroup, list: number) {
  const named = items.map(({ id, name }) => ({
    text: `${id}　${name}`,
    href: paths.item(list, id),
  }));
  return {
    ...findingView(finding),
    items: named,
    short: named
      .slice(0, NAMED)
      .map(({ text }) => text)
      .join('；'),
    more: items.length > NAMED ? `等 ${items.length} 个事项` : null,
  };
}

/** Which texts to bring in first: those whose absence leaves most bases unchecked. */
function missingTexts(findings: Finding[], list: number) {
  const laws = tallies(findings, byLaw).filter(({ withoutText }) => withoutText > 0);
  const bases = laws.reduce((sum, { withoutText }) => sum + withoutText, 0);
  if (bases === 0) return null;
  return {
    title: `还有 ${bases} 处依据没有收录文本，涉及 ${laws.length} 部法律文件。引用最多的先补：`,
    laws: laws
      .sort((a, b) => b.withoutText - a.withoutText)
      .slice(0, 5)
      .map(({ of, withoutText }) => ({ text: `《${of}》（${withoutText} 处）` })),
    importLaws: paths.importLaws,
    all: checkHref(list, { view: 'laws' }),
  };
}

const byLaw = ({ law }: Finding) => ({ key: law, of: law });
const byItem = ({ item }: Finding) => ({ key: item.id, of: item });

function lawsView(findings: Finding[], list: number, query: CheckQuery) {
  const { rows, page, pages } = pageOf(tallies(findings, byLaw), query.page, ROWS_A_PAGE);
  return {
    ...tableOf(
      COUNTED('法律文件'),
      rows.map(({ of: law, ...counts }) => ({
        cells: [{ text: law, href: checkHref(list, { law }), head: true }, ...countCells(counts)],
      })),
    ),
    pages: pageLinks(pages, page, (number) => checkHref(list, { ...query, page: number })),
  };
}

function itemsView(findings: Finding[], list: number, query: CheckQuery) {
  const { rows, page, pages } = pageOf(tallies(findings, byItem), query.page, ROWS_A_PAGE);
  return {
    ...tableOf(
      [{ label: '编号' }, ...COUNTED('事项')],
      rows.map(({ of: { id, name }, ...counts }) => ({
        cells: [
          { text: id, tight: true },
          { text: name, href: paths.item(list, id), head: true },
          ...countCells(counts),
        ],
      })),
    ),
    pages: pageLinks(pages, page, (number) => checkHref(list, { ...query, page: number })),
  };
}

const COUNTED = (what: string) => [
  { label: what },
  { label: '需要处理', number: true },
  { label: '未收录文本', number: true },
  { label: '依据', number: true },
];

function countCells({
  needWork,
  withoutText,
  bases,
}: {
  needWork: number;
  withoutText: number;
  bases: number;
}) {
  return [
    { text: needWork, number: true, ...(needWork > 0 && { mark: 'warn' }) },
    { text: withoutText, number: true },
    { text: bases, number: true },
  ];
}

/** Damage by kind, in the order in which it is looked for. */
function damageView(damage: DamageFinding[], list: number) {
  const kinds = [...new Set(damage.map(({ kind }) => kind))];
  return {
    none: damage.length === 0,
    kinds: kinds.map((kind) => {
      const found = damage.filter((one) => one.kind === kind);
      return {
        label: DAMAGE_IN_CHINESE[kind],
        count: found.length,
        found: found.map(({ note, items }) => ({
          note,
          count: items.length,
          few: items.length <= NAMED,
          items: items.map(({ id, name }) => ({ text: `${id} ${name}`, href: paths.item(list, id) })),
        })),
      };
    }),
  };
}
