import { BadDatabaseUrl } from './errors';

/** Where the database is. `place` is what messages call it: no password in it. */
export type DatabaseAddress =
  | { kind: 'sqlite'; file: string; place: string }
  | { kind: 'postgres'; url: string; place: string };

/** Reads `sqlite:./data/quanze.db`, `sqlite::memory:` or `postgres://…`. @throws BadDatabaseUrl */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  const [scheme] = /^[a-z]+:/i.exec(url) ?? [''];
  switch (scheme.toLowerCase()) {
    case 'sqlite:':
      return sqlite(url);
    case 'postgres:':
    case 'postgresql:':
      return postgres(url);
    default:
      throw new BadDatabaseUrl(withoutPassword(url), '开头应是 sqlite: 或 postgres:');
  }
}

function sqlite(url: string): DatabaseAddress {
  const file = url.slice('sqlite:'.length).replace(/^\/\/(?=[./])/, '');
  if (file === '') throw new BadDatabaseUrl(url, '没有写文件路径');
  if (file.includes('\0')) throw new BadDatabaseUrl(JSON.stringify(url), '路径中有控制字符');
  if (file.startsWith('//')) throw new BadDatabaseUrl(url, '路径前多了斜线');
  return { kind: 'sqlite', file, place: file };
}

function postgres(url: string): DatabaseAddress {
  if (!URL.canParse(url)) throw new BadDatabaseUrl(withoutPassword(url), '不是完整的网址');
  const { hostname, port, pathname } = new URL(url);
  if (pathname.length < 2) throw new BadDatabaseUrl(withoutPassword(url), '没有写库名');
  const place = `postgres://${hostname || 'localhost'}${port ? `:${port}` : ''}${pathname}`;
  return { kind: 'postgres', url, place };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//…@');
}
