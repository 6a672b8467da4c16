import type { Server } from 'node:http';
import type { Log } from './log';

/** Until requests under way are cut off: no longer than systemd and Docker wait by custom. */
const PATIENCE = 25_000;

/** On SIGINT and SIGTERM: no new requests, those under way are finished, then `close`. A second signal ends at once. */
export function stopOnSignal(server: Server, log: Log, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ event: 'stopping', signal });
    // Kept-alive connections end with the answer they are at.
    server.on('request', (_request, response) => response.setHeader('Connection', 'close'));
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(cut);
      close().then(
        () => log.info({ event: 'stopped' }),
        (error: unknown) => log.error({ event: 'stopped', fault: String(error) }),
      );
    });
    server.closeIdleConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
