import { Command, CommanderError } from 'commander';
import { CommandRefused } from './errors';
import { HELP_IN_CHINESE } from './help';
import { wrongUse } from './wrong-use';

interface Listed {
  description: string;
  /** Its module is read when it is called: who reads one citation need not wait for workbooks and databases. */
  load: () => Promise<(command: Command) => Command>;
}

const commands: Record<string, Listed> = {
  serve: {
    description: '启动网站：/ 为公开清单，/admin 为办理端',
    load: async () => (await import('./commands/serve.js')).serveCommand,
  },
  law: {
    description: '法律文件：解析、比对、导入、废止',
    load: async () => (await import('./commands/law.js')).lawCommand,
  },
  cite: {
    description: '读出依据单元格中的引用；每行一个 {"text":…}，- 为标准输入',
    load: async () => (await import('./commands/cite.js')).citeCommand,
  },
  list: { description: '清单', load: async () => (await import('./commands/list.js')).listCommand },
  check: {
    description: '依据体检：逐条核对实施依据与现行文本',
    load: async () => (await import('./commands/check.js')).checkCommand,
  },
  impacts: {
    description: '影响核查：法律变动触及的依据',
    load: async () => (await import('./commands/impacts.js')).impactsCommand,
  },
  adjust: {
    description: '调整：送审、通过、退回',
    load: async () => (await import('./commands/adjust.js')).adjustCommand,
  },
  publish: {
    description: '发布已通过的调整，生成可核验的静态网站',
    load: async () => (await import('./commands/publish.js')).publishCommand,
  },
  diff: {
    description: '两次发布之间的变化',
    load: async () => (await import('./commands/diff.js')).diffCommand,
  },
  snapshot: {
    description: '把已发布的网站打成一个 zip，供拷贝',
    load: async () => (await import('./commands/snapshot.js')).snapshotCommand,
  },
  verify: {
    description: '核验一个已发布的网站文件夹或 zip',
    load: async () => (await import('./commands/verify.js')).verifyCommand,
  },
  key: {
    description: '签名密钥：查看、更换、吊销',
    load: async () => (await import('./commands/key.js')).keyCommand,
  },
  withdraw: {
    description: '撤回已发布的一版内容：抹去内容，登记摘要和原因，重新生成网站；不能恢复',
    load: async () => (await import('./commands/withdraw.js')).withdrawCommand,
  },
  gazette: {
    description: '把一次发布（或两次发布之间的变化）写成公文',
    load: async () => (await import('./commands/gazette.js')).gazetteCommand,
  },
  backup: {
    description: '把整个库备份到一个文件（以 .gz 结尾时压缩）；不含签名密钥',
    load: async () => (await import('./commands/backup.js')).backupCommand,
  },
  restore: {
    description: '把 backup 或 dump 写的文件恢复到一个空库；文件有一处不符就什么也不写',
    load: async () => (await import('./commands/restore.js')).restoreCommand,
  },
  dump: {
    description: '把登记的全部内容逐行写成 JSON（以 .gz 结尾时压缩）；不含账号、异议人和密钥',
    load: async () => (await import('./commands/backup.js')).dumpCommand,
  },
};

/** All commands by name, the one called whole. */
async function program(called: string | undefined): Promise<Command> {
  const quanze = new Command('quanze').description('权责清单登记：清单、依据、影响核查与可核验的发布');
  quanze.helpOption('-h, --help', '显示用法').helpCommand(false);
  for (const [name, { description, load }] of Object.entries(commands)) {
    const command = new Command(name).description(description);
    quanze.addCommand(name === called ? (await load())(command) : command);
  }
  everyCommand(quanze, (command) => {
    command.exitOverride().helpOption('-h, --help', '显示用法').helpCommand(false);
    command.configureOutput({ outputError: () => undefined });
    command.configureHelp(HELP_IN_CHINESE);
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
    const quanze = await program(argv[2]);
    await quanze.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      process.stderr.write(
        `${error.code === 'commander.help' ? '请给出命令。用 --help 查看用法。' : wrongUse(error)}\n`,
      );
      return 2;
    }
    process.stderr.write(`${await reasonOf(error)}\n`);
    return 1;
  }
}

async function reasonOf(error: unknown): Promise<string> {
  const { isRefusal } = await import('../services/is-refusal.js');
  return isRefusal(error) || error instanceof CommandRefused ? oneLine(error.message) : unexpected(error);
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, ' ');
}

/** A fault of ours, not of the user: say so, and keep the trace for whoever mends it. */
function unexpected(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `程序内部错误，数据未改动。请把以下内容告诉维护人员：${detail}`;
}
