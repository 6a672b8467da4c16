import { openTree, writeZip } from '../release';
import { readSetting } from '../store';
import type { Installation, Progress } from './installation';

/** The site as last published, as one zip of plain files. */
export async function writeSnapshot(
  { settings, db }: Installation,
  { file, progress }: { file: string; progress?: Progress },
): Promise<{ file: string; files: number }> {
  const dir = (await readSetting<string>(db.manager, 'site.dir')) ?? settings.siteDir;
  const tree = openTree(dir);
  try {
    const { files } = await writeZip(tree, file, (done, all) => progress?.('写入', done, all));
    return { file, files };
  } finally {
    await tree.close?.();
  }
}
