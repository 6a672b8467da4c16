import { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { importList } from '../../services/import-list';
import { givenFile } from '../files';
import { acting, type ListOptions, onList } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

export function listCommand(command: Command): Command {
  command.addCommand(
    acting(onList(new Command('import').description('从工作簿建立清单').argument('<文件>'))).action(
      importFile,
    ),
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
    `已导入 ${result.body} 的清单：${result.items.length} 项`,
    ...result.skipped.map(({ sheet, row, why }) => `未导入 ${sheet} 第 ${row} 行：${why}`),
    ...result.unknownColumns.map((column) => `未识别的列已原样保留：${column}`),
    ...result.problems.map(({ sheet, row, message }) => `请核对 ${sheet} 第 ${row} 行：${message}`),
  ]);
}
