import { Command } from 'commander';
import { checkList, STATUS_IN_CHINESE } from '../../services';
import { isoDate, type ListOptions, onList } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

export function checkCommand(): Command {
  return onList(new Command('check').description('依据体检：逐条核对实施依据与现行文本'))
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
