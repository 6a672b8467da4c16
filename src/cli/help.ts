import { Help, type HelpConfiguration } from 'commander';

const standard = new Help();

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

const usage = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '<命令>');

/** Commander explains itself in English; users read Chinese. */
export const HELP_IN_CHINESE: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  commandUsage: (command) => usage(standard.commandUsage(command)),
  subcommandTerm: (command) => usage(standard.subcommandTerm(command)),
  optionDescription: ({ description, argChoices }) =>
    argChoices && !argChoices.every((choice) => description.includes(choice))
      ? `${description}（可选 ${argChoices.join('、')}）`
      : description,
};
