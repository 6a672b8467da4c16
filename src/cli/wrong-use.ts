import type { CommanderError } from 'commander';

/** Commander speaks English; users read Chinese. What it quotes ('--foo') is kept. */
const IN_CHINESE: Record<string, (quoted: string) => string> = {
  'commander.unknownOption': (quoted) => `没有选项 ${quoted}`,
  'commander.unknownCommand': (quoted) => `没有命令 ${quoted}`,
  'commander.missingArgument': (quoted) => `缺少参数 ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `选项 ${quoted} 缺少取值`,
  'commander.missingMandatoryOptionValue': (quoted) => `必须给出选项 ${quoted}`,
  'commander.excessArguments': () => '参数过多',
  'commander.invalidArgument': (quoted) => `取值有误：${quoted}`,
  'commander.conflictingOption': (quoted) => `选项 ${quoted} 不能同时使用`,
};

/** One Chinese line for a call that is not a command of ours. */
export function wrongUse(error: CommanderError): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const say = IN_CHINESE[error.code];
  const reason = error.code === 'commander.invalidArgument' ? error.message.replace(/^error: /, '') : quoted;
  return `${say?.(reason) ?? error.message.replace(/^error: /, '')}。用 --help 查看用法。`;
}
