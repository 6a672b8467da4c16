import type { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { objectionWay } from '../../services/objection-way';
import { publish } from '../../services/publish/publish';
import { acting, isoDate, type ListOptions, onList } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

interface PublishOptions extends ListOptions {
  out: string;
  effective?: string;
  document?: string;
}

export function publishCommand(command: Command): Command {
  return acting(onList(command))
    .requiredOption('--out <文件夹>', '网站生成在哪个文件夹')
    .option(
      '--effective <日期>',
      '自哪一天起施行；省略时为今天，调整定有更晚的施行日期的为其中最晚的一天',
      isoDate,
    )
    .option('--document <文号>', '批准文件的文号')
    .action(async (options: PublishOptions) => {
      const { result, way } = await withInstallation(async (installation) => ({
        result: await withProgress(async (progress) =>
          publish(installation, {
            out: options.out,
            effective: options.effective ?? null,
            documentNumber: options.document ?? null,
            body: options.body,
            kind: options.kind,
            actor: await actorNamed(installation, options.as),
            progress,
          }),
        ),
        way: await objectionWay(installation),
      }));
      answer(options.json, result, () => [
        `第 ${result.release} 号发布：${result.files} 个文件，新写 ${result.written}，沿用 ${result.reused}`,
        `日志根 ${result.root}`,
        ...(way.lacking === null ? [] : [way.lacking]),
      ]);
    });
}
