import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotWrite, PublishingElsewhere } from '../errors';

/**
 * One publisher a site folder at a time: the second is told who holds it. A lock whose process is gone is taken over.
 * @throws PublishingElsewhere, CannotWrite
 */
export async function withPublishingLock<T>(siteDir: string, publish: () => Promise<T>): Promise<T> {
  const path = join(siteDir, '.publishing');
  await mkdir(siteDir, { recursive: true }).catch((error: Error) => {
    throw new CannotWrite(siteDir, error.message);
  });
  await take(path);
  try {
    return await publish();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, again = true): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new CannotWrite(path, (error as Error).message);
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder !== process.pid && !isAlive(holder) && again) {
      await rm(path, { force: true });
      return take(path, false);
    }
    throw new PublishingElsewhere(`进程 ${holder}`);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
