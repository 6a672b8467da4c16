import type { ListPreview } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';
import { sheetsView } from './columns-view';
import { comparisonView } from './comparison-view';

const SAMPLE_ITEMS = 3;

/** A workbook as it was read, before anything is written. */
export function listPreviewView(preview: ListPreview, bodies: string[]) {
  const { intake, said, body, allowed, comparison, fileName, id } = preview;
  const place = ({ sheet, row }: { sheet: string; row: number }) => `工作表“${sheet}”第 ${row} 行`;
  const subItems = intake.items.filter(({ parentKey }) => parentKey !== null).length;
  const against = comparison && comparisonView(comparison, said);
  return {
    title: `核对“${fileName}”`,
    action: paths.listPreview(id),
    again: paths.importList,
    body: body ?? '',
    bodyWrong: wrongBody(preview),
    bodies,
    figures: [
      { count: intake.items.length - subItems, label: subItems > 0 ? '主项' : '事项' },
      ...(subItems > 0 ? [{ count: subItems, label: '子项' }] : []),
      { count: intake.sheets.length, label: '工作表' },
      { count: intake.skipped.length, label: '没有成为事项的行' },
      { count: intake.problems.length, label: '请核对的地方' },
    ],
    unread: intake.items.length === 0,
    sheets: sheetsView(intake.sheets, said.headers),
    skipped: intake.skipped.map((one) => ({ text: `${place(one)}：${one.why}` })),
    problems: intake.problems.map((one) => ({ text: `${place(one)}：${one.message}` })),
    samples: tableOf(
      [
        { label: '序号' },
        { label: '事项名称' },
        { label: '权力类型' },
        { label: '依据', number: true },
        { label: '行' },
      ],
      intake.items.slice(0, SAMPLE_ITEMS).map(({ sheet, row, parentKey, content }) => ({
        cells: [
          { text: content.serial ?? '', tight: true },
          { text: content.name, head: true, ...(parentKey !== null && { note: '（子项）' }) },
          { text: content.typeLabel, tight: true },
          { text: content.bases.length, number: true },
          { text: place({ sheet, row }) },
        ],
      })),
    ),
    comparison: against,
    listTitle: preview.listTitle,
    ready: intake.items.length > 0 && allowed && !against?.nothing,
    confirm: comparison ? '确认，写成调整' : `确认导入 ${intake.items.length} 项`,
  };
}

function wrongBody({ body, allowed }: ListPreview): string | null {
  if (body === null) return '工作簿标题和文件名里读不出单位名称，请写明。';
  return allowed ? null : `您没有导入${body}清单的权限。请改写单位名称，或联系管理员。`;
}
