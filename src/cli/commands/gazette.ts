import type { Command } from 'commander';
import { writeGazette } from '../../services/write-gazette';
import { type ListOptions, onList, wholeNumber } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

interface GazetteOptions extends ListOptions {
  out: string;
  from?: number;
  to?: number;
}

export function gazetteCommand(command: Command): Command {
  return onList(command)
    .requiredOption('--out <文件>', '写到哪个文件；以 .docx、.pdf 或 .xlsx 结尾定格式')
    .option('--from <号>', '从哪一号发布起；省略时为上一号', wholeNumber)
    .option('--to <号>', '到哪一号发布；省略时为最新一号', wholeNumber)
    .action(async (options: GazetteOptions) => {
      const result = await withInstallation((installation) => writeGazette(installation, options));
      answer(options.json, result, () => [`已写入 ${result.file}`, ...result.warnings]);
    });
}
