import { Command, CommanderError } from 'commander';
import { isRefusal } from '../services';
import { adjustCommand } from './commands/adjust';
import { checkCommand } from './commands/check';
import { citeCommand } from './commands/cite';
import { diffCommand } from './commands/diff';
import { gazetteCommand } from './commands/gazette';
import { impactsCommand } from './commands/impacts';
import { lawCommand } from './commands/law';
import { listCommand } from './commands/list';
import { publishCommand } from './commands/publish';
import { serveCommand } from './commands/serve';
import { snapshotCommand } from './commands/snapshot';
import { verifyCommand } from './commands/verify';
import { UnreadableFile } from './errors';
import { wrongUse } from './wrong-use';

const commands = [
  serveCommand,
  lawCommand,
  citeCommand,
  listCommand,
  checkCommand,
  impactsCommand,
  adjustCommand,
  publishCommand,
  diffCommand,
  snapshotCommand,
  verifyCommand,
  gazetteCommand,
];

function program(): Command {
  const quanze = new Command('quanze').description('权责清单登记：清单、依据、影响核查与可核验的发布');
  quanze.helpOption('-h, --help', '显示用法').helpCommand(false);
  for (const make of commands) quanze.addCommand(make());
  everyCommand(quanze, (command) => {
    command.exitOverride().helpOption('-h, --help', '显示用法').helpCommand(false);
    command.configureOutput({ outputError: () => undefined });
    command.configureHelp({
      styleTitle: (title) =>
        title
          .replace('Usage:', '用法：')
          .replace('Options:', '选项：')
          .replace('Commands:', '命令：')
          .replace('Arguments:', '参数：'),
    });
  });
  return quanze;
}

function everyCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const child of command.commands) everyCommand(child, act);
}

/** Runs one call. Exit codes: 0 done, 1 refused with a one-line reason, 2 wrong use. */
export async function runCommandLine(argv: string[]): Promise<number> {
  try {
    await program().parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      process.stderr.write(
        `${error.code === 'commander.help' ? '请给出命令。用 --help 查看用法。' : wrongUse(error)}\n`,
      );
      return 2;
    }
    process.stderr.write(
      `${isRefusal(error) || error instanceof UnreadableFile ? oneLine(error.message) : unexpected(error)}\n`,
    );
    return 1;
  }
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, ' ');
}

/** A fault of ours, not of the user: say so, and keep the trace for whoever mends it. */
function unexpected(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `程序内部错误，数据未改动。请把以下内容告诉维护人员：${detail}`;
}
