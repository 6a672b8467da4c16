import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotWrite, PublishingElsewhere } from '../errors';

/** Locks that this process holds: in a container every process may have the same number, so that alone tells nothing. */
const held = new Set<string>();

/**
 * One publisher a site folder at a time: the second is told who holds it. A lock whose process is gone is taken over.
 * @throws PublishingElsewhere, CannotWrite
 */
export async function withPublishingLock<T>(siteDir: string, publish: () => Promise<T>): Promise<T> {
  const path = join(resolve(siteDir), '.publishing');
  await mkdir(siteDir, { recursive: true }).catch((error: Error) => {
    throw new CannotWrite(siteDir, error.message);
  });
  await take(path);
  try {
    return await publish();
  } finally {
    held.delete(path);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  if (held.has(path)) throw new PublishingElsewhere(`本进程，锁文件 ${path}`);
  held.add(path);
  try {
    if (await created(path)) return;
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder !== process.pid && isAlive(holder)) throw elsewhere(path, holder);
    // Moved aside, not removed: of two who find it stale only one has it, and sees whether it still was the stale one.
    const aside = `${path}.${process.pid}`;
    await rename(path, aside).catch(() => undefined);
    const moved = Number(await readFile(aside, 'utf8').catch(() => ''));
    if (moved !== holder && moved !== 0 && isAlive(moved)) {
      await link(aside, path).catch(() => undefined);
      await rm(aside, { force: true });
      throw elsewhere(path, moved);
    }
    await rm(aside, { force: true });
    if (!(await created(path))) throw elsewhere(path, Number(await readFile(path, 'utf8').catch(() => '')));
  } catch (error) {
    held.delete(path);
    throw error;
  }
}

/** Appears with its content: whoever finds the lock finds the number in it. False where there is one already. */
async function created(path: string): Promise<boolean> {
  const own = `${path}.new-${process.pid}`;
  try {
    await writeFile(own, String(process.pid), { mode: 0o600 });
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new CannotWrite(path, (error as Error).message);
  } finally {
    await rm(own, { force: true });
  }
}

const elsewhere = (path: string, holder: number): PublishingElsewhere =>
  new PublishingElsewhere(`进程 ${holder}，锁文件 ${path}`);

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
