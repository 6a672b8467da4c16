import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingsOf } from '../../src/services';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const UNIT = 'docs/deploy/quanze.service';

describe('what a server is set up with', () => {
  it('Dockerfile copies only what is there, nothing that .dockerignore keeps out, and the program is started by its name', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) =>
      from!.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'src', 'views', 'data']));
    const ignored = read('.dockerignore').split('\n');
    for (const file of copied) {
      expect(existsSync(join(root, file))).toBe(true);
      expect(ignored).not.toContain(file);
    }
    const { bin } = JSON.parse(read('package.json'));
    expect(read('Dockerfile')).toContain(`CMD ["node", "${bin.quanze}", "serve"]`);
    expect(read(UNIT)).toContain(`ExecStart=/usr/bin/node ${bin.quanze} serve`);
    expect(read('docs/deploy/quanze')).toContain(`/opt/quanze/${bin.quanze} "$@"`);
  });

  it('the example settings are taken as they stand, also with every line switched on', () => {
    const example = join(root, 'docs/deploy/quanze.env');
    expect(settingsOf({ QUANZE_SETTINGS: example })).toMatchObject({
      databaseUrl: 'sqlite:/var/lib/quanze/quanze.db',
      keysDir: '/var/lib/quanze/keys',
    });
    const all = Object.fromEntries(
      [...read('docs/deploy/quanze.env').matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    expect(Object.keys(all).length).toBeGreaterThan(2);
    expect(settingsOf({ ...all, METRICS_TOKEN: 'x'.repeat(16) })).toMatchObject({ siteIdCode: '0000000000' });
  });

  it('the unit and the command use the same settings and user', () => {
    for (const file of [UNIT, 'docs/deploy/quanze'])
      expect(read(file)).toContain('QUANZE_SETTINGS=/etc/quanze/quanze.env');
    expect(read(UNIT)).toContain('User=quanze');
    expect(read('docs/deploy/quanze')).toContain('runuser -u quanze');
    execFileSync('sh', ['-n', join(root, 'docs/deploy/quanze')]);
  });

  const ready = spawnSync('systemd-analyze', ['--version']).status === 0 && existsSync('/usr/bin/node');
  const systemd = ready ? it : it.skip;
  systemd('the unit holds for systemd', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(root, UNIT)], {
      encoding: 'utf8',
    });
    expect({ status, words: stderr.split('\n').filter((line) => line.includes('quanze.service:')) }).toEqual({
      status: 0,
      words: [],
    });
  });
});
