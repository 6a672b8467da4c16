import type { Command } from 'commander';
import { diffReleases } from '../../services/diff-releases';
import { answering, wholeNumber } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

export function diffCommand(command: Command): Command {
  return answering(
    command.argument('<旧号>', '发布号', wholeNumber).argument('<新号>', '发布号', wholeNumber),
  ).action(async (from: number, to: number, options: { json?: boolean }) => {
    const result = await withInstallation((installation) => diffReleases(installation, from, to));
    answer(options.json, result, () => [
      `新增 ${result.added.length}，取消 ${result.cancelled.length}，变更 ${result.changed.length}，合并 ${result.merged.length}，拆分 ${result.split.length}`,
      ...result.changed.map(({ item, fields }) => `${item}：${fields.map(({ label }) => label).join('、')}`),
    ]);
  });
}
