import { createHash, randomBytes } from 'node:crypto';
import {
  inTransaction,
  NotInDatabase,
  putBytes,
  putContent,
  putItemContent,
  putItemContents,
  readBytes,
  readContent,
  readContents,
  readItemContent,
  WithdrawnContent,
  withdrawContent,
} from '../../src/store';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';

const withdrawal = { reason: 'privacy', actor: '张三', at: '2026-11-24T08:00:00.000Z' } as const;

describeOnBoth('the content store', (open) => {
  it('keeps a text under a digest that its salt makes unguessable', async () => {
    const db = await open();
    const salt = randomBytes(16);
    const digest = await inTransaction(db, (em) => putContent(em, '联系电话：示例', salt));
    expect(digest).toBe(createHash('sha256').update(salt).update('联系电话：示例').digest('hex'));
    expect(await readContent(db.manager, digest)).toBe('联系电话：示例');
  });

  it('keeps an equal text once, whatever the salt', async () => {
    const db = await open();
    const put = (text: string) => inTransaction(db, (em) => putContent(em, text, randomBytes(16)));
    const first = await put('因不履行职责……');
    expect(await put('因不履行职责……')).toBe(first);
    expect(await put('因不履行职责…。')).not.toBe(first);
  });

  it('takes what an item says for the same, however its keys are ordered', async () => {
    const db = await open();
    const [content, turned] = [itemContent('示例许可'), itemContent('示例许可')];
    const digest = await inTransaction(db, (em) => putItemContent(em, content, randomBytes(16)));
    const reversed = Object.fromEntries(Object.entries(turned).reverse()) as unknown as typeof turned;
    expect(await inTransaction(db, (em) => putItemContent(em, reversed, randomBytes(16)))).toBe(digest);
    expect(await readItemContent(db.manager, digest)).toEqual(content);
  });

  it('takes many at once, equal ones once, in the order given', async () => {
    const db = await open();
    const contents = Array.from({ length: 450 }, (_, n) => itemContent(`事项${n % 300}`));
    const put = () => inTransaction(db, (em) => putItemContents(em, contents, () => randomBytes(16)));
    const digests = await put();
    expect([digests.length, new Set(digests).size]).toEqual([450, 300]);
    expect(digests[449]).toBe(digests[149]);
    expect((await readItemContent(db.manager, digests[449]!)).name).toBe('事项149');
    expect(await put()).toEqual(digests);
  });

  it('keeps files byte by byte', async () => {
    const db = await open();
    const bytes = Buffer.from([0, 255, 0, 13, 10, 0x80]);
    const digest = await inTransaction(db, (em) => putBytes(em, bytes, randomBytes(16), 'image/png'));
    expect(await readBytes(db.manager, digest)).toEqual({ media: 'image/png', bytes });
  });

  it('erases by a logged withdrawal, and afterwards the same text is another content', async () => {
    const db = await open();
    const put = (text: string) => inTransaction(db, (em) => putContent(em, text, randomBytes(16)));
    const [secret, other] = [await put('不该公开'), await put('其他')];
    await inTransaction(db, (em) => withdrawContent(em, { ...withdrawal, digest: secret }));
    expect(await readContent(db.manager, secret)).toBeNull();
    expect(await readContents(db.manager, [secret, other])).toEqual(
      new Map([
        [secret, null],
        [other, '其他'],
      ]),
    );
    await expect(readItemContent(db.manager, secret)).rejects.toThrow(WithdrawnContent);
    expect(await put('不该公开')).not.toBe(secret);
  });

  it('does not know what was never kept', async () => {
    const db = await open();
    await expect(readContent(db.manager, 'ab')).rejects.toThrow(NotInDatabase);
    const unknown = inTransaction(db, (em) => withdrawContent(em, { ...withdrawal, digest: 'ab' }));
    await expect(unknown).rejects.toThrow('数据库中没有内容 ab。');
  });
});
