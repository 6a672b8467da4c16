import { Command } from 'commander';
import { writeSnapshot } from '../../services';
import { answering } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

export function snapshotCommand(): Command {
  return answering(
    new Command('snapshot').description('把已发布的网站打成一个 zip，供拷贝').argument('<文件.zip>'),
  ).action(async (file: string, options: { json?: boolean }) => {
    const result = await withInstallation((installation) =>
      withProgress((progress) => writeSnapshot(installation, { file, progress })),
    );
    answer(options.json, result, () => [`已写入 ${result.file}：${result.files} 个文件`]);
  });
}
