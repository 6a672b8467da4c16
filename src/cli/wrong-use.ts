import type { CommanderError } from 'commander';

/** Commander speaks English; users read Chinese. What it quotes ('--foo') is kept. */
const IN_CHINESE: Record<string, (quoted: string) => string> = {
  'commander.unknownOption': (quoted) => `没有选项 ${quoted}`,
  'commander.unknownCommand': (quoted) => `没有命令 ${quoted}`,
  'commander.missingArgument': (quoted) => `缺少参数 ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `选项 ${quoted} 缺少取值`,
  'commander.missingMandatoryOptionValue': (quoted) => `必须给出选项 ${quoted}`,
  'commander.excessArguments': () => '参数过多',
  'commander.conflictingOption': (quoted) => `选项 ${quoted} 不能同时使用`,
};

/** One Chinese line for a call that is not a command of ours. */
export function wrongUse(error: CommanderError): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const said = error.message.replace(/^error: /, '');
  const reason =
    error.code === 'commander.invalidArgument' ? wrongValue(said) : IN_CHINESE[error.code]?.(quoted);
  return `${reason ?? said}。用 --help 查看用法。`;
}

/** Which option or argument, what it was given, and why that will not do. */
function wrongValue(said: string): string | null {
  const option = /^option '(.+?)' argument '(.*)' is invalid\. (.*)$/s.exec(said);
  const argument = /^command-argument value '(.*)' is invalid for argument '(.+?)'\. (.*)$/s.exec(said);
  if (option) return `选项 ${option[1]} 的取值 ${option[2]} 有误：${why(option[3]!)}`;
  return argument && `参数 ${argument[2]} 的取值 ${argument[1]} 有误：${why(argument[3]!)}`;
}

function why(said: string): string {
  const choices = /^Allowed choices are (.*)\.$/.exec(said)?.[1];
  return choices ? `可选 ${choices.replaceAll(', ', '、')}` : said;
}
