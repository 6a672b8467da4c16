import { chineseDate, fieldChangeView } from '../../render';
import type { duePage, ReleasePage, releasesPage } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

type Releases = Awaited<ReturnType<typeof releasesPage>>['releases'];
type Due = Awaited<ReturnType<typeof duePage>>['due'];

export function releasesView(releases: Releases, list: number, may: boolean) {
  return {
    publish: may ? paths.publish(list) : null,
    gazette: paths.gazettePage(list),
    annual: paths.annual(list),
    wording: paths.gazetteWording,
    none: releases.length === 0,
    ...tableOf(
      [
        { label: '号', number: true },
        { label: '公布' },
        { label: '施行' },
        { label: '文号' },
        { label: '发布人' },
      ],
      releases.map((release) => ({
        cells: [
          { text: `第 ${release.number} 号`, href: paths.release(release.number), head: true, tight: true },
          { text: chineseDate(release.publishedAt) },
          { text: chineseDate(release.effectiveFrom) },
          { text: release.documentNumber ?? '—' },
          { text: release.publishedBy },
        ],
      })),
    ),
  };
}

/** What a release would take in now. */
export function dueView(due: Due, list: number, may: boolean) {
  return {
    may,
    action: paths.publish(list),
    nothing: due.length === 0,
    adjustments: paths.adjustments(list),
    founding: due.some(({ founding }) => founding),
    due: due.map(({ id, title, effectiveFrom }) => ({
      text: effectiveFrom === null ? title : `${title}（自${chineseDate(effectiveFrom)}起施行）`,
      href: paths.adjustment(id),
    })),
  };
}

/** One release against the one before it. */
export function releaseView({ release, before, items, adjustments, diff, names }: ReleasePage) {
  const named = (number: string) => `${number}　${names.get(number) ?? ''}`;
  return {
    title: `第 ${release.number} 号发布`,
    facts: [
      { label: '公布', value: chineseDate(release.publishedAt) },
      { label: '施行', value: chineseDate(release.effectiveFrom) },
      { label: '文号', value: release.documentNumber ?? '—' },
      { label: '事项', value: `${items} 项` },
      // As the checkpoint, the gazette and the verifier write it.
      { label: '日志根散列值', value: Buffer.from(release.root, 'hex').toString('base64') },
    ],
    gazette: paths.gazettePage(release.listId, release.number),
    docx: paths.gazette(before, release.number),
    publicPage: `/releases/${String(release.number).padStart(4, '0')}/index.html`,
    adjustments: adjustments.map(({ id, title, reason }) => ({
      href: paths.adjustment(id),
      text: title,
      reason,
    })),
    first: diff === null,
    before,
    groups: diff
      ? [
          { label: '新增', items: diff.added.map((number) => ({ text: named(number) })) },
          { label: '取消', items: diff.cancelled.map((number) => ({ text: named(number) })) },
          {
            label: '合并',
            items: diff.merged.map(({ from, to }) => ({
              text: `${from.map(named).join('、')} → ${to.map(named).join('、')}`,
            })),
          },
          {
            label: '拆分',
            items: diff.split.map(({ from, to }) => ({
              text: `${from.map(named).join('、')} → ${to.map(named).join('、')}`,
            })),
          },
        ].filter((group) => group.items.length > 0)
      : [],
    changed: (diff?.changed ?? []).map(({ item, fields }) => ({
      heading: named(item),
      changes: fields.map(fieldChangeView),
    })),
    unchanged:
      diff !== null &&
      diff.added.length +
        diff.cancelled.length +
        diff.changed.length +
        diff.merged.length +
        diff.split.length ===
        0,
  };
}
