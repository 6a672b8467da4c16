import type { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { acceptSureImpacts, openImpacts } from '../../services/impacts';
import type { ImpactLine } from '../../services/impacts-of-law';
import { acting, type ListOptions, onList } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

export function impactsCommand(command: Command): Command {
  return acting(onList(command))
    .option('--accept <哪些>', '采纳建议；sure 为全部有把握的，合成一个调整')
    .action(run);
}

async function run(options: ListOptions & { accept?: string }, command: Command): Promise<void> {
  if (options.accept !== undefined && options.accept !== 'sure') {
    command.error(`error: '${options.accept}'`, { exitCode: 2, code: 'commander.invalidArgument' });
  }
  const result = await withInstallation(async (installation) =>
    options.accept
      ? acceptSureImpacts(installation, { ...options, actor: await actorNamed(installation, options.as) })
      : { impacts: await openImpacts(installation, options), adjustment: null },
  );
  answer(options.json, result, () => [
    ...impactLines(result.impacts),
    ...(result.adjustment === null
      ? []
      : [`已合成调整 ${result.adjustment}，用 quanze adjust submit ${result.adjustment} 送审`]),
  ]);
}

/** A line for each impact, with what should be written instead. */
export function impactLines(impacts: ImpactLine[]): string[] {
  return impacts.map(
    ({ item, law, citedInChinese, proposedInChinese, kindInChinese, sure, reason }) =>
      `${item.id} ${item.name}：《${law}》${citedInChinese} ${kindInChinese}${
        proposedInChinese ? ` → ${proposedInChinese}` : ''
      }（${sure ? '有把握' : '须人工核对'}）${reason}`,
  );
}
