import { fingerprint, formatVkey, type KeyRotationLeaf, parseVkey, readLeaf } from '../../release';
import { leavesOfKind, readSetting } from '../../store';
import type { Installation } from '../installation';
import { signerOf } from '../publish/signing-keys';

/**
 * The fingerprint of the Ed25519 key that signed the log when it had this size: the gazette of a release prints the same one whatever key
 * signs now. @throws NoKeys, SignerFailed
 */
export async function signingFingerprint(installation: Installation, size: number): Promise<string> {
  const rotations = await leavesOfKind(installation.db.manager, 'quanze-key-rotation/1');
  const later = rotations.find(({ index }) => index >= size);
  const last = rotations.at(-1);
  const vkeys = later
    ? (readLeaf(later.bytes) as KeyRotationLeaf).oldVkeys
    : last
      ? (readLeaf(last.bytes) as KeyRotationLeaf).newVkeys
      : await firstVkeys(installation);
  return fingerprint(vkeys.map(parseVkey).find(({ algorithm }) => algorithm === 'ed25519')!);
}

/** As noted at the first signature; an installation restored without its keys has them too. */
async function firstVkeys(installation: Installation): Promise<string[]> {
  const noted = await readSetting<string[]>(installation.db.manager, 'log.vkeys');
  return noted ?? (await signerOf(installation)).keys.map(formatVkey);
}
