import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const src = resolve(__dirname, '../src');
const pure = ['law', 'list', 'basis', 'intake', 'release'];

/** The "may import" column of docs/architecture.md: a rule nobody checks is a wish. */
const mayImport: Record<string, string[]> = {
  law: [],
  list: ['law'],
  basis: ['law', 'list'],
  intake: ['law', 'list'],
  release: ['law', 'list', 'basis'],
  render: pure,
  site: ['render', ...pure],
  exchange: pure,
  gazette: ['render', 'exchange', ...pure],
  store: pure,
  services: [...pure, 'render', 'site', 'exchange', 'gazette', 'store'],
  web: ['services', 'render'],
  cli: ['services', 'render', 'web'],
};

interface Import {
  file: string;
  room: string;
  specifier: string;
  target: string | null;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^']+)'/g)].map(
    (m) => m[1]!,
  );
  return specifiers.map((specifier) => ({
    file: relative(src, file),
    room: relative(src, file).split('/')[0]!,
    specifier,
    target: specifier.startsWith('.') ? relative(src, resolve(dirname(file), specifier)) : null,
  }));
}

const files = filesBelow(src);
const imports = files.flatMap(importsOf);

describe('the way data takes', () => {
  it('knows every room', () => {
    const rooms = readdirSync(src).filter((name) => !name.includes('.'));
    expect(rooms.sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('goes one way: a room imports only what its row allows', () => {
    const against = imports.filter(({ room, target }) => {
      const other = target?.split('/')[0];
      return other !== undefined && other !== room && !mayImport[room]?.includes(other);
    });
    expect(against).toEqual([]);
  });

  it('enters another room by its door, index.ts', () => {
    const doors = new Set([...pure, 'render', 'site', 'exchange', 'gazette', 'store']);
    const against = imports.filter(({ room, target }) => {
      const [other, ...inside] = target?.split('/') ?? [];
      return other !== undefined && other !== room && doors.has(other) && inside.length > 0;
    });
    expect(against).toEqual([]);
  });

  it('lets only the store know the database', () => {
    const against = imports.filter(
      ({ room, specifier }) =>
        /^(typeorm|better-sqlite3|pg)$/.test(specifier) && !['store', 'services'].includes(room),
    );
    expect(against).toEqual([]);
  });

  it('keeps clock, chance and settings out of the pure rooms', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b/;
    const against = files
      .filter((file) => !/^(web|cli|services|site\/browser)\//.test(relative(src, file)))
      .filter((file) => forbidden.test(readFileSync(file, 'utf8')))
      .map((file) => relative(src, file));
    expect(against).toEqual([]);
  });
});

describe('the building', () => {
  it('has no drawer for odds and ends', () => {
    expect(files.filter((file) => /(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file))).toEqual([]);
  });
});
