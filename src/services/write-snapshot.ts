import { openTree, writeZip } from '../release';
import type { Installation, Progress } from './installation';
import { publishedFolder } from './published-folder';

/** The site as last published, as one zip of plain files. */
export async function writeSnapshot(
  installation: Installation,
  { file, progress }: { file: string; progress?: Progress },
): Promise<{ file: string; files: number }> {
  const dir = await publishedFolder(installation);
  const tree = openTree(dir);
  try {
    const { files } = await writeZip(tree, file, (done, all) => progress?.('写入', done, all));
    return { file, files };
  } finally {
    await tree.close?.();
  }
}
