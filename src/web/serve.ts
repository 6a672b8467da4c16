import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import {
  firstSignIn,
  type Installation,
  interruptLeftJobs,
  openInstallation,
  prepareSite,
  type Settings,
  settlePublishing,
} from '../services';
import { createApp } from './app';
import { PortTaken } from './errors';
import { createLog } from './log';
import { stopOnSignal } from './stop-on-signal';

/** Starts the server; resolves when it listens. `say` prints a line for whoever started it. Stops on SIGINT and SIGTERM. */
export async function serve(settings: Settings, say: (line: string) => void): Promise<Server> {
  const installation = await openInstallation(settings, {
    clock: () => new Date().toISOString(),
    random: (size) => randomBytes(size),
  });
  try {
    await prepareSite(installation, say);
    await settlePublishing(installation);
    await interruptLeftJobs(installation);
    const log = createLog(settings.logLevel ?? (process.stderr.isTTY ? 'warn' : 'info'));
    const server = createServer(await createApp(installation, log));
    await listen(server, settings);
    await greet(installation, server, say);
    stopOnSignal(server, log, () => installation.close());
    return server;
  } catch (error) {
    await installation.close();
    throw error;
  }
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(new PortTaken(host, port, error.code ?? '')));
    server.listen(port, host, () => done());
  });
}

async function greet(installation: Installation, server: Server, say: (line: string) => void): Promise<void> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : installation.settings.port;
  const at = `http://${installation.settings.host}:${port}`;
  say(`公开清单  ${at}/`);
  say(`办理端    ${at}/admin`);
  const token = await firstSignIn(installation);
  if (token)
    say(
      `首次登录：请打开下面的一次性链接，设置管理员口令（24 小时内有效）：\n          ${at}/admin/welcome/${token}`,
    );
}
