import { type Command, Option } from 'commander';
import { actorNamed } from '../../services/actor';
import { toWithdraw, WITHDRAWAL_REASONS, type Withdrawal, withdraw } from '../../services/withdraw';
import { confirm } from '../confirm';
import { acting, type ListOptions, onList, wholeNumber } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

interface WithdrawOptions extends ListOptions {
  revision: number;
  reason: keyof typeof WITHDRAWAL_REASONS;
  yes?: boolean;
}

export function withdrawCommand(command: Command): Command {
  return acting(onList(command.argument('<事项编号>')))
    .requiredOption('--revision <版次>', '撤回第几版', wholeNumber)
    .addOption(
      new Option('--reason <原因>', '原因：privacy 个人隐私，secrecy 秘密，order 依决定或裁判，other 其他')
        .choices(Object.keys(WITHDRAWAL_REASONS))
        .makeOptionMandatory(),
    )
    .option('--yes', '不再询问，直接撤回')
    .action(async (item: string, options: WithdrawOptions) => {
      const { json, as, revision, reason, body, kind, yes } = options;
      const result = await withInstallation(async (installation) => {
        const order = {
          item,
          seq: revision,
          reason,
          ...(body !== undefined && { body }),
          ...(kind !== undefined && { kind }),
          actor: await actorNamed(installation, as),
        };
        if (!yes) await confirm(warning(await toWithdraw(installation, order)));
        return withProgress((progress) => withdraw(installation, { ...order, progress }));
      });
      answer(json, result, () => [
        `已撤回事项 ${result.item} 第 ${result.seq} 版（${WITHDRAWAL_REASONS[reason]}），网站已重新生成。`,
        '随之撤回的数据文件：',
        ...result.files.map((file) => `  ${file}`),
      ]);
    });
}

function warning({ item, name, seq, files, newest }: Withdrawal): string {
  const downloads =
    newest === null
      ? ''
      : `其中有最新一次发布（第 ${newest} 号）的下载文件（清单、表格、差异），下次发布之前公众下载不到整份清单；`;
  return `将抹去事项 ${item}“${name}”第 ${seq} 版的内容和写有它的 ${files.length} 个数据文件，${downloads}抹去后不能恢复。`;
}
