import { type Command, Option } from 'commander';
import { actorNamed } from '../../services/actor';
import { WITHDRAWAL_REASONS, withdraw } from '../../services/withdraw';
import { acting, type ListOptions, onList, wholeNumber } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

interface WithdrawOptions extends ListOptions {
  revision: number;
  reason: keyof typeof WITHDRAWAL_REASONS;
}

export function withdrawCommand(command: Command): Command {
  return acting(onList(command.argument('<事项编号>')))
    .requiredOption('--revision <版次>', '撤回第几版', wholeNumber)
    .addOption(
      new Option('--reason <原因>', '原因：privacy 个人隐私，secrecy 秘密，order 依决定或裁判，other 其他')
        .choices(Object.keys(WITHDRAWAL_REASONS))
        .makeOptionMandatory(),
    )
    .action(async (item: string, options: WithdrawOptions) => {
      const { json, as, revision, reason, body, kind } = options;
      const result = await withInstallation((installation) =>
        withProgress(async (progress) =>
          withdraw(installation, {
            item,
            seq: revision,
            reason,
            ...(body !== undefined && { body }),
            ...(kind !== undefined && { kind }),
            actor: await actorNamed(installation, as),
            progress,
          }),
        ),
      );
      answer(json, result, () => [
        `已撤回事项 ${result.item} 第 ${result.seq} 版（${WITHDRAWAL_REASONS[reason]}），网站已重新生成。`,
        '随之撤回的数据文件：',
        ...result.files.map((file) => `  ${file}`),
      ]);
    });
}
