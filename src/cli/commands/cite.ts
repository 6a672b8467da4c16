import type { Command } from 'commander';
import { citationLines } from '../../services/law-tools';
import { givenFile } from '../files';
import { answering } from '../list-options';

export function citeCommand(command: Command): Command {
  return answering(command.argument('<文件>')).action(async (path: string) => {
    const { bytes } = await givenFile(path);
    for (const line of citationLines(bytes)) process.stdout.write(`${line}\n`);
  });
}
