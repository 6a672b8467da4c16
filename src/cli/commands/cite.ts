import { Command } from 'commander';
import { citationLines } from '../../services';
import { givenFile } from '../files';
import { answering } from '../list-options';

export function citeCommand(): Command {
  return answering(
    new Command('cite')
      .description('读出依据单元格中的引用；每行一个 {"text":…}，- 为标准输入')
      .argument('<文件>'),
  ).action(async (path: string) => {
    const { bytes } = await givenFile(path);
    for (const line of citationLines(bytes)) process.stdout.write(`${line}\n`);
  });
}
