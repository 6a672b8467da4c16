import { formatVkey, jointSigner, type Signer } from '../../release';
import { type Actor, mustHave } from '../actor';
import { SameKey } from '../errors';
import type { Installation, Progress } from '../installation';
import { commandSigner } from '../publish/external-signer';
import { makeKeyFile, readKeyFile } from '../publish/key-file';
import { publish } from '../publish/publish';
import { finishRotation, logOrigin, signerOf } from '../publish/signing-keys';
import { publishedFolder } from '../published-folder';
import { type KeyLine, keyLine } from './show-keys';

export interface RotateOrder {
  actor: Actor;
  /** The program of the device that signs from now on; without it a new key file is made. */
  next?: string | undefined;
  progress?: Progress;
}

/**
 * 更换密钥: logs the change under the signatures of the old and the new key, then signs the site with the new one alone. Whoever trusts the old
 * key so comes to trust the new one.
 * @throws NothingToPublish where nothing was ever signed; SameKey, NoKeys, SignerFailed
 */
export async function rotateKey(
  installation: Installation,
  { actor, next, progress }: RotateOrder,
): Promise<{ keys: KeyLine[]; former: string[] }> {
  mustHave(actor, [], null, '更换密钥');
  const old = await signerOf(installation);
  const origin = await logOrigin(installation);
  const fresh = next === undefined ? await nextFile(installation, origin) : await commandSigner(next, origin);
  const [oldVkeys, newVkeys] = [old, fresh].map(({ keys }) => keys.map(formatVkey)) as [string[], string[]];
  if (newVkeys.some((vkey) => oldVkeys.includes(vkey))) throw new SameKey();
  const rebuild = {
    out: await publishedFolder(installation),
    effective: null,
    documentNumber: null,
    actor,
    rebuild: true,
    ...(progress && { progress }),
  };
  await publish(installation, {
    ...rebuild,
    signer: jointSigner(old, fresh),
    log: {
      leaves: async () => [{ format: 'quanze-key-rotation/1', origin, oldVkeys, newVkeys }],
      audit: { act: 'key.rotate', subject: origin, detail: { old: oldVkeys, new: newVkeys } },
    },
  });
  if (next === undefined) await finishRotation(installation);
  await publish(installation, { ...rebuild, signer: fresh });
  return { keys: fresh.keys.map(keyLine), former: oldVkeys };
}

/** Left by a rotation that was not logged, or new. */
async function nextFile(installation: Installation, origin: string): Promise<Signer> {
  return (
    (await readKeyFile(installation, 'log.key.next')) ??
    (await makeKeyFile(installation, origin, 'log.key.next'))
  );
}
