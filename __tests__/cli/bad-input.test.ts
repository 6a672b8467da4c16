import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { utils, write } from '@e965/xlsx';
import Database from 'better-sqlite3';
import { quanze, quanzeJson, type Ran } from './command-line';
import { answered } from './in-process';

const main = resolve(__dirname, '../../dist/cli/main.js');
const sample = resolve(__dirname, '../../data/sample');

/** Refused: exit code 1, nothing on standard output, one Chinese line that names the thing. */
function expectRefusal({ code, out, err }: Ran, ...named: (string | RegExp)[]): void {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).not.toContain('程序内部错误');
  for (const part of named) expect(err).toMatch(part);
}

describe('bad input', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-bad-'));
  const database = join(home, 'q.db');
  const env = { DATABASE_URL: `sqlite:${database}` };
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(home, name), content);
    return join(home, name);
  };
  const workbook = (rows: string[][]) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '清单');
    return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  };

  beforeAll(() => quanzeJson(['law', 'import', join(sample, 'laws')], env));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.each([['law', 'import'], ['law', 'parse'], ['list', 'import'], ['cite'], ['verify']])(
    'a file that is not there: %s %s',
    async (...words) => {
      const args = words.filter((word) => typeof word === 'string');
      expectRefusal(await answered([...args, join(home, '没有.txt')], env), '没有.txt');
    },
  );

  it('a folder where a file is wanted', async () => {
    mkdirSync(join(home, '文件夹'));
    expectRefusal(await answered(['list', 'import', join(home, '文件夹')], env), '文件夹');
  });

  it('a law text without articles', async () => {
    expectRefusal(
      await answered(
        ['law', 'import', file('通知(2020-01-01).txt', '关于放假的通知\n\n各单位：\n放假三天。\n')],
        env,
      ),
      '通知',
      '第×条',
    );
  });

  it('a law text without any date', async () => {
    const text = '某某办法\n\n第一条 为了某某，制定本办法。\n\n第二条 本办法由某某解释。\n';
    expectRefusal(
      await answered(['law', 'import', file('某某办法.txt', text)], env),
      '某某办法',
      '--promulgated',
    );
  });

  it('an empty file, and one that is no text', async () => {
    expectRefusal(await answered(['law', 'parse', file('空.txt', '')], env), '空.txt');
    expectRefusal(
      await answered(['law', 'parse', file('图.txt', Buffer.from([0, 1, 2, 0, 0, 255, 0, 3]))], env),
      '图.txt',
    );
  });

  it('a workbook without a recognisable header says what it saw and what it needs', async () => {
    const path = file(
      '通讯录.xlsx',
      workbook([
        ['姓名', '房间'],
        ['张示例', '101'],
      ]),
    );
    expectRefusal(await answered(['list', 'import', path], env), '通讯录.xlsx', '姓名', '事项名称');
  });

  it('what is no workbook at all', async () => {
    expectRefusal(await answered(['list', 'import', file('假.xlsx', '不是工作簿')], env), '假.xlsx');
  });

  it('a list whose body nobody can tell; the same list again is no change', async () => {
    const nameless = workbook([
      ['事项名称', '权力类型', '实施依据'],
      ['对某某的处罚', '行政处罚', '《某某办法》第一条'],
    ]);
    expectRefusal(
      await answered(['list', 'import', file('无名.xlsx', nameless)], env),
      '无名.xlsx',
      '--body',
    );
    file('list.csv', readFileSync(join(sample, 'list.csv')));
    quanzeJson(['list', 'import', join(home, 'list.csv'), '--body', '示例区交通运输局'], env);
    const { adjustment, items, again } = quanzeJson(
      ['list', 'import', join(home, 'list.csv'), '--body', '示例区交通运输局'],
      env,
    ) as { adjustment: number | null; items: unknown[]; again: { unchanged: number } };
    expect({ adjustment, unchanged: again.unchanged }).toEqual({ adjustment: null, unchanged: items.length });
  });

  it('leaves the database as it was after a failed import', async () => {
    const count = () => {
      const db = new Database(database, { readonly: true });
      const tables = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .all() as { name: string }[];
      const rows = tables.map(({ name }) => [name, db.prepare(`SELECT COUNT(*) AS n FROM "${name}"`).get()]);
      db.close();
      return rows;
    };
    const before = count();
    await answered(['list', 'import', join(home, '假.xlsx'), '--body', '示例区交通运输局'], env);
    await answered(['list', 'import', join(home, 'list.csv'), '--body', '示例区交通运输局'], env);
    await answered(['law', 'import', join(home, '某某办法.txt')], env);
    expect(count()).toEqual(before);
  });

  it.each([
    [['check', '--body', '没有局'], '没有局'],
    [['adjust', 'submit', '99'], '99'],
    [['adjust', 'submit', "1'; DROP TABLE item"], '调整'],
    [['diff', '7', '8'], '7'],
    [['impacts', '--accept', 'sure'], '没有待处理'],
    [['publish', '--out', '/dev/null/site'], '/dev/null'],
    [['gazette', '--out', 'x.docx'], '发布'],
    [['law', 'repeal', '没有收录的法', '--effective', '2026-01-01'], '没有收录的法'],
    [['check', '--as', 'x'], ''],
  ] as [string[], string][])('%j', async (args, named) => {
    const ran = await answered(args, env);
    if (args.includes('--as')) expect(ran.code).toBe(2);
    else expectRefusal(ran, named);
  });

  it('an account that does not exist', async () => {
    expectRefusal(await answered(['publish', '--out', join(home, 'site'), '--as', 'nobody'], env), 'nobody');
    expect(existsSync(join(home, 'site/current'))).toBe(false);
  });

  it('a folder that is no site', async () => {
    expectRefusal(await answered(['verify', home], env), home);
  });

  it.each([
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ ...{ DATABASE_URL: `sqlite:${join(tmpdir(), 'x.db')}` }, PORT: 'abc' }, 'PORT'],
    [{ DATABASE_URL: 'postgres://quanze:geheim@127.0.0.1:1/none' }, /连|数据库/],
  ])('a broken setting: %j', async (broken, named) => {
    const ran = await answered(['check'], broken as Record<string, string>);
    expectRefusal(ran, named);
    expect(ran.err).not.toContain('geheim');
  });

  it('a database of a newer version', async () => {
    const newer = join(home, 'newer.db');
    quanzeJson(['law', 'import', join(sample, 'laws')], { DATABASE_URL: `sqlite:${newer}` });
    const db = new Database(newer);
    db.prepare("INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Future9999999999999')").run();
    db.close();
    expectRefusal(await answered(['check'], { DATABASE_URL: `sqlite:${newer}` }), /更新|新版/);
  });

  it('a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port));
    });
    const serve = spawn(process.execPath, [main, 'serve'], {
      env: { ...process.env, ...env, PORT: String(port) },
    });
    let err = '';
    serve.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise<number | null>((done) => {
      serve.on('exit', done);
    });
    other.close();
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`${port}.*已被占用`));
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('wrong use', () => {
  it.each([
    [['frobnicate'], 'frobnicate'],
    [['law', 'import'], '缺少参数'],
    [['publish'], '--out'],
    [['law', 'repeal', '某法', '--effective', '2025-02-30'], '2025-02-30'],
    [['diff', 'one', '2'], 'one'],
    [['check', '--colour'], '--colour'],
    [['impacts', '--accept', 'all'], 'all'],
    [
      ['key', 'revoke', 'k', '--reason', 'gone'],
      '选项 --reason <原因> 的取值 gone 有误：可选 lost、stolen、superseded、other。',
    ],
    [
      ['law', 'repeal', '某法', '--by', '某法', '--effective', '2025-02-30'],
      '选项 --effective <日期> 的取值 2025-02-30 有误：2025-02-30 不是日期，应写作 2026-11-24。',
    ],
    [['diff', 'one', '2'], '参数 旧号 的取值 one 有误：one 不是正整数。'],
  ] as [string[], string][])('%j exits with 2 and says how', async (args, named) => {
    const { code, err } = await answered(args, {});
    expect(code).toBe(2);
    expect(err).toContain(named);
    expect(err).toContain('--help');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    'serve',
    'law',
    'law parse',
    'law diff',
    'law import',
    'law repeal',
    'cite',
    'list import',
    'check',
    'impacts',
    'adjust submit',
    'publish',
    'diff',
    'snapshot',
    'verify',
    'gazette',
    'key rotate',
    'key revoke',
    'withdraw',
    'backup',
    'restore',
    'dump',
  ])('%s --help explains itself', async (command) => {
    const { code, out } = await answered([...command.split(' '), '--help'], {});
    expect(code).toBe(0);
    expect(out).toMatch(/用法：[\s\S]*[\u4e00-\u9fff]/);
    expect(out).not.toMatch(/options|command\]|choices|default|vkey/);
  });
});

describe('cite', () => {
  it('reads cells from standard input, a line of JSON each', () => {
    const cell = { text: '【法律】《中华人民共和国某某法》（2019年修正）第三条第二款、第五条至第六条' };
    const { code, out } = quanze(['cite', '-'], {}, `${JSON.stringify(cell)}\n`);
    expect(code).toBe(0);
    const { citations } = JSON.parse(out);
    expect(
      citations.map((c: { article: string; paragraph: string | null }) => [c.article, c.paragraph]),
    ).toEqual([
      ['3', '2'],
      ['5', null],
      ['6', null],
    ]);
    expect(Object.keys(citations[0])).toEqual(
      expect.arrayContaining([
        'law',
        'article',
        'paragraph',
        'item',
        'subitem',
        'chapter',
        'section',
        'part',
        'clause',
        'annex',
        'start',
        'end',
      ]),
    );
  });

  it('names the line that is no JSON', () => {
    const { code, err } = quanze(['cite', '-'], {}, '{"text":"《甲法》第一条"}\n不是\n');
    expect(code).toBe(1);
    expect(err).toContain('第 2 行');
  });
});
