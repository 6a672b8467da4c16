import type { Command } from 'commander';
import { writeSnapshot } from '../../services/write-snapshot';
import { answering } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

export function snapshotCommand(command: Command): Command {
  return answering(command.argument('<文件.zip>')).action(
    async (file: string, options: { json?: boolean }) => {
      const result = await withInstallation((installation) =>
        withProgress((progress) => writeSnapshot(installation, { file, progress })),
      );
      answer(options.json, result, () => [`已写入 ${result.file}：${result.files} 个文件`]);
    },
  );
}
