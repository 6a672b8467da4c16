import { Command } from 'commander';
import { settingsFrom } from '../../services';

export function serveCommand(): Command {
  return new Command('serve').description('启动网站：/ 为公开清单，/admin 为办理端').action(async () => {
    // Only here: every other command starts without the web side.
    const { serve } = await import('../../web/index.js');
    await serve(settingsFrom(process.env), (line) => process.stdout.write(`${line}\n`));
  });
}
