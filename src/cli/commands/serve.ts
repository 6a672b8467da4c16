import type { Command } from 'commander';
import { settingsFrom } from '../../services/settings';

export function serveCommand(command: Command): Command {
  return command.action(async () => {
    // Only here: every other command starts without the web side.
    const { serve } = await import('../../web/index.js');
    await serve(settingsFrom(process.env), (line) => process.stdout.write(`${line}\n`));
  });
}
