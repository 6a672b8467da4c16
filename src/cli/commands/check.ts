import type { Command } from 'commander';
import { checkList, type Finding } from '../../services/check-list';
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
        ...withoutText(result.findings),
      ]);
    });
}

/** Bases that could not be checked, law by law: whoever imports the first few learns most. */
function withoutText(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  for (const { law, status } of findings)
    if (status === 'no-text') counts.set(law, (counts.get(law) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [
    `没有核对的依据，因为没有收录 ${counts.size} 部法律文件的文本（用 law import 导入）：`,
    ...[...counts].sort(([, a], [, b]) => b - a).map(([law, count]) => `  《${law}》 ${count} 处`),
  ];
}
