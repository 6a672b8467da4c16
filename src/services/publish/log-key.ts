import { readdir } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import { fingerprint, formatVkey, parseVkey, type Signer } from '../../release';
import { readSetting } from '../../store';
import { WrongKey } from '../errors';
import type { Settings } from '../settings';
import { readKeyFile } from './key-file';

type Place = Pick<Settings, 'keysDir' | 'signerCommand'>;

/**
 * The key at hand is the one that signed the log last. Mostly it is not where a backup from before a change of keys was restored beside the
 * keys of today. @throws WrongKey
 */
export async function mustSignThisLog(em: EntityManager, place: Place, signer: Signer): Promise<void> {
  const needed = await readSetting<string[]>(em, 'log.vkeys');
  if (!needed || fits(signer, needed)) return;
  throw new WrongKey({
    place: place.signerCommand === null ? `${place.keysDir} 里的 log.key` : `签名程序 ${place.signerCommand}`,
    found: printed(signer.keys.map(formatVkey)),
    needed: printed(needed),
    keysDir: place.keysDir,
    nearby: await nearby(place, needed),
  });
}

const fits = ({ keys }: Signer, vkeys: readonly string[]): boolean =>
  keys.some((key) => vkeys.includes(formatVkey(key)));

const printed = (vkeys: readonly string[]): string =>
  fingerprint(vkeys.map(parseVkey).find(({ algorithm }) => algorithm === 'ed25519')!);

/** A key that a rotation put aside lies beside the one that took its place. */
async function nearby(place: Place, needed: readonly string[]): Promise<string | null> {
  const names = await readdir(place.keysDir).catch(() => []);
  for (const name of names.filter((one) => /^log\.key./.test(one))) {
    const signer = await readKeyFile({ settings: place }, name).catch(() => null);
    if (signer && fits(signer, needed)) return name;
  }
  return null;
}
