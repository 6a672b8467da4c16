import { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { importList, type ListImportResult } from '../../services/import-list';
import { givenFile } from '../files';
import { acting, type ListOptions, onList } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

export function listCommand(command: Command): Command {
  command.addCommand(
    acting(
      onList(
        new Command('import')
          .description('从工作簿建立清单；已有清单时逐行比对，差别写成调整')
          .argument('<文件>'),
      ),
    ).action(importFile),
  );
  return command;
}

async function importFile(path: string, options: ListOptions): Promise<void> {
  const file = await givenFile(path);
  const result = await withInstallation(async (installation) =>
    withProgress(async (progress) =>
      importList(installation, {
        file,
        body: options.body ?? null,
        kind: options.kind ?? null,
        actor: await actorNamed(installation, options.as),
        progress,
      }),
    ),
  );
  answer(options.json, result, () => [
    ...(result.again
      ? updateLines(result, result.again)
      : [`已导入 ${result.body} 的清单：${result.items.length} 项`]),
    ...result.skipped.map(({ sheet, row, why }) => `未导入 ${sheet} 第 ${row} 行：${why}`),
    ...result.unknownColumns.map((column) => `未识别的列：${column}`),
    ...result.problems.map(({ sheet, row, message }) => `请核对 ${sheet} 第 ${row} 行：${message}`),
  ]);
}

/** What a workbook changed in a list that was there. Nobody decides here: what is unsure or missing is only told. */
function updateLines(
  { body, adjustment }: ListImportResult,
  again: NonNullable<ListImportResult['again']>,
): string[] {
  const { added, changed, unchanged, missing, behind, beforeRelease } = again;
  const where = beforeRelease ? `建档草稿（调整 ${adjustment}）` : `调整 ${adjustment}`;
  return [
    adjustment === null
      ? `${body}的清单与工作簿没有差别，未作改动：${unchanged} 项相同`
      : `已写入${where}：新增 ${added.length} 项，变更 ${changed.length} 项；${unchanged} 项相同`,
    ...changed.map(({ id, fields }) => `变更 ${id}：${fields.join('、')}`),
    ...behind.map(({ id, fields }) => `保留 ${id} 在系统中更新过的${fields.join('、')}，工作簿里仍是旧文字`),
    ...missing.map(({ id, name }) => `工作簿里没有 ${id} ${name}，未作改动；确需取消请在办理端导入时确认`),
  ];
}
