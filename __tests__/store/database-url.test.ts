import { BadDatabaseUrl } from '../../src/store';
import { parseDatabaseUrl } from '../../src/store/database-url';

describe('the address of a database', () => {
  it.each([
    ['sqlite:./data/quanze.db', { kind: 'sqlite', file: './data/quanze.db' }],
    ['sqlite:///srv/权责/quanze.db', { kind: 'sqlite', file: '/srv/权责/quanze.db' }],
    ['sqlite:/srv/quanze.db', { kind: 'sqlite', file: '/srv/quanze.db' }],
    ['sqlite::memory:', { kind: 'sqlite', file: ':memory:' }],
    [
      'postgres://u:p@db.example:5433/quanze',
      { kind: 'postgres', place: 'postgres://db.example:5433/quanze' },
    ],
  ])('%s', (url, address) => {
    expect(parseDatabaseUrl(url)).toMatchObject(address);
  });

  it.each([
    'quanze.db',
    'mysql://u:secret@h/db',
    'sqlite:',
    'postgres://',
    'postgres://u:secret@h',
    'postgres://u:secret@h:x/db',
  ])('refuses %s, and tells no password', (url) => {
    const refuse = () => parseDatabaseUrl(url);
    expect(refuse).toThrow(BadDatabaseUrl);
    expect(refuse).toThrow(/应为 sqlite:文件路径/);
    expect(refuse).not.toThrow(/secret/);
  });
});
