import type { Command } from 'commander';
import { settingsOf } from '../../services/settings-file';

export function serveCommand(command: Command): Command {
  return command.action(async () => {
    // Only here: every other command starts without the web side.
    const { serve } = await import('../../web/index.js');
    await serve(settingsOf(process.env), (line) => process.stdout.write(`${line}\n`));
  });
}
