import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsOf } from '../../src/services';

describe('the settings', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-settings-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const file = (content: string): string => {
    const path = join(home, 'quanze.env');
    writeFileSync(path, content);
    return path;
  };

  it('are those of the file, where the environment says nothing else', () => {
    const path = file('# 说明\nPORT=8080\nSITE_NAME="临江市权责清单"\nDATABASE_URL=sqlite:/tmp/a.db\n');
    expect(settingsOf({ QUANZE_SETTINGS: path, PORT: '9090', SITE_NAME: '' })).toMatchObject({
      port: 9090,
      siteName: '临江市权责清单',
      databaseUrl: 'sqlite:/tmp/a.db',
      siteDir: '/tmp/site',
    });
  });

  it('read a file saved by an editor of Windows', () => {
    expect(settingsOf({ QUANZE_SETTINGS: file('\ufeffPORT=8080\r\nHOST=0.0.0.0\r\n') })).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
    });
  });

  it.each([
    ['PROT=8080', '不认识：PROT'],
    ['PORT=eighty', 'PORT'],
    ['DATABASE_URL=mysql://x', 'DATABASE_URL'],
    ['BASE_URL=qzqd.gov.cn', 'BASE_URL'],
    ['APP_URL=//app', 'APP_URL'],
    ['LOG_LEVEL=loud', 'LOG_LEVEL'],
    ['METRICS_TOKEN=short', 'METRICS_TOKEN'],
  ])('refuse %s by name', (line, words) => {
    expect(() => settingsOf({ QUANZE_SETTINGS: file(line) })).toThrow(words);
  });

  it.each([
    ...['PORT=99999', 'PORT=eighty', 'PORT=-1', 'PORT=80.5', 'PORT=1e3'],
    ...['DATABASE_URL=mysql', 'SITE_ID_CODE=1', 'BASE_URL=x', 'BASE_URL=ftp://x', 'APP_URL=x'],
    ...['LOG_LEVEL=x', 'METRICS_TOKEN=x'],
  ])('say in Chinese what %s should be', (line) => {
    const [name] = line.split('=') as [string];
    const said = () => settingsOf({ QUANZE_SETTINGS: file(line) });
    expect(said).toThrow('应为');
    expect(said).not.toThrow(/Too|Invalid|expected|input/i);
    expect(said).toThrow(name);
  });

  it('name every wrong one at once', () => {
    expect(() => settingsOf({ QUANZE_SETTINGS: file('PORT=-1\nSITE_ID_CODE=12') })).toThrow(
      /PORT.*SITE_ID_CODE/,
    );
  });

  it('refuse a file that is named and not there', () => {
    expect(() => settingsOf({ QUANZE_SETTINGS: join(home, 'none.env') })).toThrow('读不了');
  });
});
