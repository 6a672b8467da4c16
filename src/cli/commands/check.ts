import type { Command } from 'commander';
import { checkList } from '../../services/check-list';
import { STATUS_IN_CHINESE } from '../../services/words';
import { isoDate, type ListOptions, onList } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

export function checkCommand(command: Command): Command {
  return onList(command)
    .option('--as-of <日期>', '按哪一天施行的文本核对；省略时为今天', isoDate)
    .action(async (options: ListOptions & { asOf?: string }) => {
      const result = await withInstallation((installation) => checkList(installation, options));
      answer(options.json, result, () => [
        Object.entries(result.counts)
          .map(([status, count]) => `${STATUS_IN_CHINESE[status as keyof typeof STATUS_IN_CHINESE]} ${count}`)
          .join('，'),
        ...result.findings
          .filter(({ status }) => status !== 'valid' && status !== 'no-text')
          .map((f) => `${f.item.id} ${f.item.name}：《${f.law}》${f.citedInChinese} ${f.evidence.note}`),
      ]);
    });
}
