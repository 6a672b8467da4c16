import { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { type AdjustAct, adjust } from '../../services/adjust';
import { acting, answering } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

const ACTS: { act: AdjustAct; description: string }[] = [
  { act: 'submit', description: '送合法性审核' },
  { act: 'approve', description: '通过当前环节' },
  { act: 'return', description: '退回修改' },
];

export function adjustCommand(command: Command): Command {
  for (const { act, description } of ACTS) {
    command.addCommand(
      acting(answering(new Command(act).description(description).argument('<调整编号>')))
        .option('--comment <意见>', '意见')
        .action(async (id: string, options: { json?: boolean; as?: string; comment?: string }) => {
          const result = await withInstallation(async (installation) =>
            adjust(installation, {
              id,
              act,
              actor: await actorNamed(installation, options.as),
              comment: options.comment ?? null,
            }),
          );
          answer(options.json, result, () => [`调整 ${result.adjustment}：${result.stateInChinese}`]);
        }),
    );
  }
  return command;
}
