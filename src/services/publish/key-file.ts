import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatKeyFile, KEY_CHANCE, keySigner, makeKeys, parseKeyFile, type Signer } from '../../release';
import { NoKeys } from '../errors';
import type { Installation } from '../installation';
import type { Settings } from '../settings';

/** `log.key` signs; `log.key.next` waits for a rotation to be logged. */
export type KeyFile = 'log.key' | 'log.key.next';

/** Null where there is none. @throws NoKeys where it cannot be read or others may read it */
export async function readKeyFile(
  { settings }: { settings: Pick<Settings, 'keysDir'> },
  name: string,
): Promise<Signer | null> {
  const { keysDir } = settings;
  const path = join(keysDir, name);
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new NoKeys(keysDir, `${name} 的权限过宽，别人也能读。请执行 chmod 600 ${path}`);
    }
    return keySigner(parseKeyFile(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof NoKeys) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new NoKeys(keysDir, (error as Error).message);
  }
}

/** New keys, readable by their owner only. @throws NoKeys */
export async function makeKeyFile(
  installation: Installation,
  origin: string,
  name: KeyFile,
): Promise<Signer> {
  const { keysDir } = installation.settings;
  const material = makeKeys(origin, installation.random(KEY_CHANCE));
  try {
    await mkdir(keysDir, { recursive: true, mode: 0o700 });
    const file = await open(join(keysDir, name), 'wx', 0o600);
    await file.writeFile(formatKeyFile(material));
    await file.sync();
    await file.close();
  } catch (error) {
    throw new NoKeys(keysDir, (error as Error).message);
  }
  return keySigner(material);
}

/** The next key signs from now on; the old one is kept under another name, for nobody to use. @throws NoKeys */
export async function takeNextKey({ settings }: Installation, oldId: string): Promise<void> {
  const { keysDir } = settings;
  const [now, old] = [join(keysDir, 'log.key'), join(keysDir, `log.key.retired-${oldId}`)];
  try {
    await rename(now, old).catch((error) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
    await chmod(old, 0o400).catch(() => undefined);
    await rename(join(keysDir, 'log.key.next'), now);
  } catch (error) {
    throw new NoKeys(keysDir, (error as Error).message);
  }
}
