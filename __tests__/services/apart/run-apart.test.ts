import { setTimeout as sleep } from 'node:timers/promises';
import { runApart } from '../../../src/services/apart';
import { workbookOf } from '../../intake/workbook-of';

const NO_CHOICES = { headers: {}, columns: {} };
const list = (bytes: Uint8Array, name: string, limits?: { seconds: number; megabytes: number }) =>
  runApart('list', { file: { name, bytes }, choices: NO_CHOICES }, `“${name}”`, limits);
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: Error) => error.message,
  );

const HEAD = ['序号', '事项名称', '权力类型', '实施依据'];
const small = workbookOf([
  { name: '清单', rows: [HEAD, ['1', '渡口设置许可', '行政许可', '《甲法》第三条']] },
]);
/** Thousands of rows of a file that is let in by its size. */
const long = () =>
  Buffer.from(
    [
      HEAD.join(','),
      ...Array.from(
        { length: 8_000 },
        (_, n) => `${n},对第${n}种行为的处罚,行政处罚,《甲法》第${n}条：“${'字'.repeat(200)}”`,
      ),
    ].join('\n'),
  );

describe('reading apart', () => {
  it('gives what was read, and the words of a refusal', async () => {
    const { items } = await list(small, '清单.xlsx');
    expect(items[0]!.content).toMatchObject({ name: '渡口设置许可', bases: [{ law: '甲法', address: '3' }] });
    await expect(list(Buffer.from('%PDF-1.7'), '清单.pdf')).rejects.toThrow(
      '清单.pdf 不能作为工作簿打开：这是 PDF',
    );
    expect(
      await runApart('laws', [{ name: '甲.txt', bytes: Buffer.from('没有条'), facts: {} }], '“甲.txt”'),
    ).toEqual([{ draft: null, why: expect.stringContaining('没有读到任何“第×条”') }]);
  });

  it('stops what takes too long or too much memory, says so, and reads the next', async () => {
    const file = long();
    expect(await refusal(list(file, '长.csv', { seconds: 0.3, megabytes: 1500 }))).toMatch(
      /^“长\.csv” 0\.3 秒内没有读完，已停止读取，什么也没有写入/,
    );
    expect(await refusal(list(file, '长.csv', { seconds: 60, megabytes: 28 }))).toMatch(
      /^读取“长\.csv”所需的内存超过 28 MB/,
    );
    expect((await list(small, '清单.xlsx', { seconds: 60, megabytes: 28 })).items).toHaveLength(1);
    expect((await list(small, '清单.xlsx')).items).toHaveLength(1);
  });

  it('keeps nobody waiting meanwhile', async () => {
    const reading = list(long(), '长.csv');
    let turns = 0;
    let done = false;
    void reading.then(() => {
      done = true;
    });
    while (!done) {
      await sleep(5);
      turns += 1;
    }
    expect((await reading).items).toHaveLength(8_000);
    expect(turns).toBeGreaterThan(20);
  });
});
