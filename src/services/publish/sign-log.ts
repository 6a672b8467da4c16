import type { EntityManager } from 'typeorm';
import {
  extendLog,
  type FrozenRelease,
  formatVkey,
  type Leaf,
  leafBytes,
  leafHash,
  parseCheckpoint,
  readLeaf,
  type Signer,
  type StoredLog,
} from '../../release';
import { addCheckpoint, addLeaves, storedLog, writeSetting } from '../../store';
import type { Installation } from '../installation';

/** The log as signed now; where a release went in, `index` is its leaf. */
export type SignedLog = StoredLog & { checkpoint: string; index: number };

export interface NewEntries {
  frozen: FrozenRelease | null;
  siteSha256: string;
  /** Keys changed or revoked, contents withdrawn. */
  ordered: readonly Leaf[];
}

/** Adds the leaves of this build to the log and signs it; a rebuild of the very same pages adds none. */
export async function signLog(
  installation: Installation,
  em: EntityManager,
  signer: Signer,
  origin: string,
  { frozen, siteSha256, ordered }: NewEntries,
): Promise<SignedLog> {
  const log = await storedLog(em, origin);
  const site = leafBytes({ format: 'quanze-site/1', origin, siteSha256 });
  const lastSite = log.leaves.findLast((bytes) => readLeaf(bytes)?.format === 'quanze-site/1');
  const leaves = [
    ...(frozen ? [frozen.leaf] : []),
    ...ordered.map(leafBytes),
    ...(lastSite && Buffer.compare(lastSite, site) === 0 ? [] : [site]),
  ];
  const extended = await extendLog(log, leaves, signer);
  if (leaves.length > 0) {
    await addLeaves(
      em,
      leaves.map((bytes) => ({
        kind: readLeaf(bytes)!.format,
        bytes: Buffer.from(bytes),
        hash: Buffer.from(leafHash(bytes)).toString('hex'),
      })),
    );
    await addCheckpoint(em, {
      size: extended.leaves.length,
      root: Buffer.from(parseCheckpoint(extended.checkpoint).root).toString('hex'),
      note: extended.checkpoint,
      at: installation.clock(),
    });
    await writeSetting(em, 'log.signed', true);
    await writeSetting(em, 'log.vkeys', signer.keys.map(formatVkey));
  }
  return { ...extended, index: extended.leaves.length - leaves.length };
}
