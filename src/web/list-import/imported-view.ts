import type { ListImportResult } from '../../services';
import { paths } from '../paths';

/** An import as its job keeps it: items as counts. */
export type KeptImport = Omit<ListImportResult, 'items'> & { items: number; subItems: number };

/** What an import of a list brought, with every row that was not understood. */
export function listImportedView(result: KeptImport, mayPublish: boolean) {
  const { body, list, items, subItems, adjustment, again } = result;
  const place = ({ sheet, row }: { sheet: string; row: number }) => `工作表“${sheet}”第 ${row} 行`;
  return {
    title: '导入结果',
    list,
    body,
    count: items,
    subItems,
    update: again && {
      nothing: adjustment === null,
      beforeRelease: again.beforeRelease,
      adjustment: adjustment === null ? null : paths.adjustment(adjustment),
      figures: [
        { count: again.added.length, label: '新增' },
        { count: again.changed.length, label: '变更' },
        { count: again.cancelled.length, label: '取消' },
        { count: again.unchanged, label: '相同' },
      ],
      missing: again.missing.map(({ id, name }) => ({ text: `${id}　${name}`, href: paths.item(list, id) })),
    },
    skipped: result.skipped.map((one) => ({ text: `${place(one)}：${one.why}` })),
    problems: result.problems.map((one) => ({ text: `${place(one)}：${one.message}` })),
    items: paths.items(list),
    check: paths.basisCheck(list),
    publish: mayPublish ? paths.publish(list) : null,
    submit: adjustment === null ? null : paths.adjustment(adjustment),
  };
}
