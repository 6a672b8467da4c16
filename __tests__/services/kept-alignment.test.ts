import { importLaws, LOCAL_ADMINISTRATOR } from '../../src/services';
import { alignmentOf } from '../../src/services/impacts-of-law';
import { heldLaw, inTransaction, keepAlignment } from '../../src/store';
import { NEW_FERRY_LAW, office } from './office';

describe('the alignment of two texts', () => {
  it('is kept, and made anew where another version of the program made it', async () => {
    const { installation } = await office('sqlite::memory:');
    await importLaws(installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { promulgated: '2026-11-20', effective: '2026-12-15' },
      actor: LOCAL_ADMINISTRATOR,
    });
    await inTransaction(installation.db, async (em) => {
      const [old, next] = (await heldLaw(em, 1)).versions;
      const made = await alignmentOf(em, old!, next!);
      expect(made.rows).not.toEqual([]);
      const key = { oldVersionId: Number(old!.id), newVersionId: Number(next!.id) };
      await keepAlignment(em, { ...key, algorithm: 'articles-1', alignment: { ...made, rows: [] } });
      expect((await alignmentOf(em, old!, next!)).rows).toEqual(made.rows);
    });
    await installation.close();
  });
});
