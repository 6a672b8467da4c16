import { Command } from 'commander';
import { chineseDate } from '../../render';
import { actorNamed } from '../../services/actor';
import { importLaws } from '../../services/import-laws';
import { diffLawFiles, parseLawFile } from '../../services/law-tools';
import { repealLaw } from '../../services/repeal-law';
import { givenFile, givenFiles } from '../files';
import { acting, answering, isoDate } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';
import { impactLines } from './impacts';

interface ImportOptions {
  json?: boolean;
  as?: string;
  title?: string;
  kind?: string;
  promulgated?: string;
  effective?: string;
  replaces?: string;
}

interface RepealOptions {
  json?: boolean;
  as?: string;
  by?: string;
  effective: string;
}

export function lawCommand(command: Command): Command {
  command.addCommand(
    answering(new Command('parse').description('解析一个法律文本').argument('<文件>')).action(parse),
  );
  command.addCommand(
    answering(
      new Command('diff').description('比对同一法律的两个版本').argument('<旧文件>').argument('<新文件>'),
    )
      .option('--decision <文件>', '修改决定的文本，用来印证条文去向；不符之处会标出')
      .action(diff),
  );
  command.addCommand(
    acting(
      answering(
        new Command('import').description('导入法律文本；可给文件或文件夹').argument('<文件或文件夹>'),
      ),
    )
      .option('--title <名称>', '法律文件名称；省略时从文本读出')
      .option('--kind <类别>', '法律、行政法规、地方性法规、规章、规范性文件')
      .option('--promulgated <日期>', '本版公布（修改）日期', isoDate)
      .option('--effective <日期>', '本版施行日期', isoDate)
      .option('--replaces <法律>', '本法取代的另一部法律')
      .action(importFiles),
  );
  command.addCommand(
    acting(answering(new Command('repeal').description('登记一部法律的废止').argument('<法律>')))
      .option('--by <法律>', '废止它的法律文件')
      .requiredOption('--effective <日期>', '废止生效日期', isoDate)
      .action(repeal),
  );
  return command;
}

async function parse(path: string, options: { json?: boolean }): Promise<void> {
  const { law, json } = await parseLawFile(await givenFile(path));
  answer(options.json, json, () => [
    `${law.title}：${law.articles.length} 条，附件 ${law.annexes.length} 个`,
    ...law.problems.map(({ line, message }) => `第 ${line} 行：${message}`),
  ]);
}

async function diff(
  oldPath: string,
  newPath: string,
  options: { json?: boolean; decision?: string },
): Promise<void> {
  const { json, lines } = await diffLawFiles(
    await givenFile(oldPath),
    await givenFile(newPath),
    options.decision === undefined ? null : await givenFile(options.decision),
  );
  answer(options.json, json, () => lines);
}

async function importFiles(path: string, options: ImportOptions): Promise<void> {
  const files = await givenFiles(path);
  const { as, json, ...facts } = options;
  const result = await withInstallation(async (installation) =>
    withProgress(async (progress) =>
      importLaws(installation, { files, facts, actor: await actorNamed(installation, as), progress }),
    ),
  );
  answer(json, result, () => [
    ...result.versions.map(
      (v) =>
        `已导入 ${v.law}（${chineseDate(v.promulgated)}公布，${chineseDate(v.effective)}起施行，${v.articles} 条）`,
    ),
    ...result.doubtful.map(({ file, why }) => `存疑 ${file}：${why}`),
    ...impactLines(result.impacts),
    ...(result.alreadyNew.length > 0 ? [`已按新法、无需调整的依据 ${result.alreadyNew.length} 条`] : []),
  ]);
}

async function repeal(law: string, options: RepealOptions): Promise<void> {
  const result = await withInstallation(async (installation) =>
    repealLaw(installation, {
      law,
      by: options.by ?? null,
      effective: options.effective,
      actor: await actorNamed(installation, options.as),
    }),
  );
  answer(options.json, result, () => [
    `已登记 ${law} 自${chineseDate(options.effective)}起废止`,
    ...impactLines(result.impacts),
  ]);
}
