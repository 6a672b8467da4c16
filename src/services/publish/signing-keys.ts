import { createHash } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatKeyFile, KEY_CHANCE, keySigner, makeKeys, parseKeyFile, type Signer } from '../../release';
import { inTransaction, readSetting, writeSetting } from '../../store';
import { NoKeys } from '../errors';
import type { Installation } from '../installation';

const FILE = 'log.key';

/** The name of this installation's log, chosen once: it is in every statement and key. */
export async function logOrigin(installation: Installation): Promise<string> {
  const known = await readSetting<string>(installation.db.manager, 'log.origin');
  if (known) return known;
  const made = `quanze/${createHash('sha256').update(installation.random(16)).digest('hex').slice(0, 16)}`;
  return inTransaction(installation.db, async (em) => {
    const first = await readSetting<string>(em, 'log.origin');
    if (!first) await writeSetting(em, 'log.origin', made);
    return first ?? made;
  });
}

/**
 * The signer of this installation. Keys are made on first use, readable by their owner only. Once something was signed they
 * are never made again silently. @throws NoKeys
 */
export async function signerOf(installation: Installation): Promise<Signer> {
  const { keysDir } = installation.settings;
  const origin = await logOrigin(installation);
  const path = join(keysDir, FILE);
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new NoKeys(keysDir, `${FILE} 的权限过宽，别人也能读。请执行 chmod 600 ${path}`);
    }
    return keySigner(parseKeyFile(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof NoKeys) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new NoKeys(keysDir, (error as Error).message);
  }
  if (await readSetting<boolean>(installation.db.manager, 'log.signed')) {
    throw new NoKeys(keysDir, `没有 ${FILE}，而这个库已经签过发布`);
  }
  return makeKeyFile(installation, origin, path);
}

async function makeKeyFile(installation: Installation, origin: string, path: string): Promise<Signer> {
  const material = makeKeys(origin, installation.random(KEY_CHANCE));
  try {
    await mkdir(installation.settings.keysDir, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(formatKeyFile(material));
    await file.sync();
    await file.close();
  } catch (error) {
    throw new NoKeys(installation.settings.keysDir, (error as Error).message);
  }
  return keySigner(material);
}
