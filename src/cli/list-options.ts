import { Command, InvalidArgumentError } from 'commander';

/** Which list and who acts; the same words on every command. */
export interface ListOptions {
  json?: boolean;
  body?: string;
  kind?: string;
  as?: string;
}

/** Adds `--json`. */
export function answering(command: Command): Command {
  return command.option('--json', '以一个 JSON 值输出');
}

/** Adds `--body`, `--kind` and `--json`. */
export function onList(command: Command): Command {
  return answering(command)
    .option('--body <单位>', '单位名称；只有一份清单时可省略')
    .option('--kind <种类>', '清单种类，如 权责清单；可省略');
}

/** Adds `--as`. */
export function acting(command: Command): Command {
  return command.option('--as <账号>', '由谁办理；省略时为本机管理员');
}

/** An ISO date, or wrong use. */
export function isoDate(value: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError(`${value} 不是日期，应写作 2026-11-24`);
  }
  return value;
}

/** A positive whole number, or wrong use. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError(`${value} 不是正整数`);
  return Number(value);
}
