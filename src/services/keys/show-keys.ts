import { fingerprint, formatVkey, type KeyRevokedLeaf, readLeaf, type VerifierKey } from '../../release';
import { leavesOfKind } from '../../store';
import type { Installation } from '../installation';
import { logOrigin, rotations, signerOf } from '../publish/signing-keys';

export interface KeyLine {
  algorithm: VerifierKey['algorithm'];
  vkey: string;
  /** What the gazette prints. */
  fingerprint: string;
}

export interface LogKeys {
  origin: string;
  keys: KeyLine[];
  /** Used before and replaced by a logged rotation. */
  former: string[];
  revoked: string[];
}

/** The keys that sign now, for the gazette to print; made where there are none yet. */
export async function showKeys(installation: Installation): Promise<LogKeys> {
  const { manager } = installation.db;
  const signer = await signerOf(installation);
  const former = (await rotations(manager)).flatMap(({ oldVkeys }) => oldVkeys);
  const revoked = await leavesOfKind(manager, 'quanze-key-revoked/1');
  return {
    origin: await logOrigin(installation),
    keys: signer.keys.map(keyLine),
    former,
    revoked: revoked.map(({ bytes }) => (readLeaf(bytes) as KeyRevokedLeaf).vkey),
  };
}

export function keyLine(key: VerifierKey): KeyLine {
  return { algorithm: key.algorithm, vkey: formatVkey(key), fingerprint: fingerprint(key) };
}
