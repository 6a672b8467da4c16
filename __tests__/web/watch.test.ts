import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import express, { type Express } from 'express';
import request from 'supertest';
import type { Installation } from '../../src/services';
import { createApp } from '../../src/web';
import { createLog } from '../../src/web/log';
import { setUpWatch } from '../../src/web/set-up-watch';
import { installed } from '../services/installed';

const home = mkdtempSync(join(tmpdir(), 'quanze-watch-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('what those who run it watch', () => {
  let installation: Installation;
  let app: Express;
  const lines: string[] = [];
  beforeAll(async () => {
    installation = await installed('sqlite::memory:');
    app = await createApp(
      installation,
      createLog('info', (line) => lines.push(line)),
    );
  });
  afterAll(() => installation.close());

  it('/healthz says ok while the database answers, and 503 when it does not', async () => {
    await request(app).get('/healthz').expect(200, { status: 'ok' });
    const broken = { ...installation, db: { manager: null } } as unknown as Installation;
    const other = express().use(setUpWatch(broken, createLog('silent')));
    await request(other).get('/healthz').expect(503, { status: 'database' });
  });

  it('/metrics counts requests by route and tells the log, to this machine alone', async () => {
    await request(app).get('/api/v1/lists/77');
    const { text } = await request(app).get('/metrics').expect(200);
    expect(text).toContain(
      'quanze_http_requests_total{method="GET",route="/api/v1/lists/:list",status="404"} 1',
    );
    expect(text).toMatch(/^quanze_log_leaves 0$/m);
    expect(text).toMatch(/^quanze_site_current 1$/m);
    await request(app).get('/metrics').set('X-Forwarded-For', '203.0.113.7').expect(404);
  });

  it('/metrics asks for the token where one is set', async () => {
    const metricsToken = 'sixteen letters at least';
    const guarded = await createApp(
      { ...installation, settings: { ...installation.settings, metricsToken } },
      createLog('silent'),
    );
    await request(guarded).get('/metrics').expect(404);
    await request(guarded).get('/metrics').set('Authorization', `Bearer ${metricsToken}`).expect(200);
  });

  it('logs one JSON line a request, with no address, name, query or link in it', async () => {
    lines.length = 0;
    await request(app)
      .get('/admin/welcome/secret-token-of-somebody?name=王某')
      .set('X-Forwarded-For', '203.0.113.7');
    await request(app).get('/admin/sign-in?back=/admin/people');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'request', method: 'GET' });
      expect(line).not.toMatch(/secret|王某|203\.|back=|people/);
    }
    expect(JSON.parse(lines[0]!).route).toMatch(/^\/admin\/welcome\/:/);
  });
});

describe('serve, stopped by SIGTERM', () => {
  it('finishes the request under way, closes the database and ends with 0', async () => {
    const { child, port } = await served({});
    const socket = connect(port, '127.0.0.1');
    await new Promise((done) => socket.once('connect', done));
    // Half a request: the server waits for its end.
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
    await new Promise((done) => setTimeout(done, 200));
    child.kill('SIGTERM');
    await new Promise((done) => setTimeout(done, 200));
    const answer = new Promise<string>((done) => {
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => done(text));
    });
    socket.write('\r\n');
    expect(await answer).toContain('{"status":"ok"}');
    expect(await ended(child)).toBe(0);
  }, 60_000);
});

const nginx = spawnSync('nginx', ['-v']).status === 0;
const describeWithNginx = nginx ? describe : describe.skip;

describeWithNginx(`behind nginx by the example${nginx ? '' : ' (skipped: no nginx here)'}`, () => {
  const example = readFileSync(resolve(__dirname, '../../docs/deploy/nginx.conf'), 'utf8');
  /** As the comment at its end says. */
  const servedDirectly = example.replace(
    /( +# 由 nginx 直接读公开网站时.*\n)((?: +#.*\n)+)[^#]*\}\n\}/,
    (_, _words, lines) => `${lines.replaceAll('#', ' ')}}`,
  );

  async function behind(conf: string, look: (get: (path: string) => Promise<Response>) => Promise<void>) {
    const { child, port } = await served({});
    const front = await freePort();
    const site = join(home, 'nginx-site');
    mkdirSync(site, { recursive: true });
    writeFileSync(join(site, 'index.html'), '由 nginx 直接读');
    const file = join(home, 'nginx.conf');
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      file,
      `daemon off; pid ${home}/nginx.pid; error_log ${home}/error.log; events {} http { access_log off; ${folders
        .map((name) => `${name}_temp_path ${home}/${name};`)
        .join(' ')}\n${conf
        .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
        .replace('listen 80;', `listen 127.0.0.1:${front};`)
        .replace('/var/lib/quanze/site/current', site)}\n}`,
    );
    chmodSync(home, 0o755);
    const proxy = spawn('nginx', ['-c', file, '-p', home], { stdio: 'ignore' });
    try {
      const get = (path: string) =>
        fetch(`http://127.0.0.1:${front}${path}`, { headers: { Connection: 'close' } });
      for (let tries = 0; tries < 50; tries += 1) {
        if (await get('/healthz').catch(() => null)) break;
        await new Promise((done) => setTimeout(done, 100));
      }
      await look(get);
    } finally {
      proxy.kill('SIGTERM');
      await ended(proxy);
      child.kill('SIGTERM');
      await ended(child);
    }
  }

  it('passes pages and interface on, hides the metrics, and tells the program who asks', async () => {
    await behind(example, async (get) => {
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
      expect((await get('/api/v1/lists')).status).toBe(200);
      expect((await get('/metrics')).status).toBe(404);
      expect((await get('/admin/sign-in')).status).toBe(200);
    });
  }, 60_000);

  it('reads the public site itself where the lines for it are switched on, and passes the rest on', async () => {
    expect(servedDirectly).toMatch(/^ +root /m);
    await behind(servedDirectly, async (get) => {
      expect(await (await get('/')).text()).toBe('由 nginx 直接读');
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
      expect((await get('/admin/sign-in')).status).toBe(200);
      expect((await get('/metrics')).status).toBe(404);
    });
  }, 60_000);
});

/** Starts the built program on a port of its own. */
async function served(env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const child = spawn(process.execPath, [resolve(__dirname, '../../dist/cli/main.js'), 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(home, `${port}.db`)}`,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    child.stdout!.on('data', (data) => String(data).includes('/admin') && done());
    child.once('exit', (code) => fail(new Error(`serve ended with ${code}`)));
  });
  return { child, port };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null) done(child.exitCode);
    else child.once('exit', (code) => done(code));
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
