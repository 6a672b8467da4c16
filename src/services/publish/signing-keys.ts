import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { formatVkey, type KeyRotationLeaf, readLeaf, type Signer } from '../../release';
import { inTransaction, leavesOfKind, readSetting, writeSetting } from '../../store';
import { NoKeys } from '../errors';
import type { Installation } from '../installation';
import { commandSigner } from './external-signer';
import { makeKeyFile, readKeyFile, takeNextKey } from './key-file';
import { mustSignThisLog } from './log-key';

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
 * The signer of this installation: the program that SIGNER_COMMAND names, else the key file. Keys are made on first use. Once something
 * was signed they are never made again silently. @throws NoKeys, WrongKey, SignerFailed
 */
export async function signerOf(installation: Installation): Promise<Signer> {
  const signer = await signerAtHand(installation);
  await mustSignThisLog(installation.db.manager, installation.settings, signer);
  return signer;
}

async function signerAtHand(installation: Installation): Promise<Signer> {
  const origin = await logOrigin(installation);
  const { signerCommand, keysDir } = installation.settings;
  if (signerCommand !== null) return commandSigner(signerCommand, origin);
  await finishRotation(installation);
  const own = await readKeyFile(installation, 'log.key');
  if (own) return own;
  if (await readSetting<boolean>(installation.db.manager, 'log.signed')) {
    throw new NoKeys(keysDir, '没有 log.key，而这个库已经签过发布');
  }
  return makeKeyFile(installation, origin, 'log.key');
}

/** Where a rotation was logged and the process ended before the files were changed over, they are now. */
export async function finishRotation(installation: Installation): Promise<boolean> {
  const next = await readKeyFile(installation, 'log.key.next');
  if (!next) return false;
  const last = (await rotations(installation.db.manager)).at(-1);
  if (!last || !next.keys.some((key) => last.newVkeys.includes(formatVkey(key)))) return false;
  const now = await readKeyFile(installation, 'log.key');
  await takeNextKey(installation, now?.keys[0]?.id ?? 'lost');
  return true;
}

/** Every rotation that the log holds, the oldest first. */
export async function rotations(em: EntityManager): Promise<KeyRotationLeaf[]> {
  const leaves = await leavesOfKind(em, 'quanze-key-rotation/1');
  return leaves.map(({ bytes }) => readLeaf(bytes) as KeyRotationLeaf);
}
