import type { KeyRevokedLeaf } from '../../release';
import { type Actor, mustHave } from '../actor';
import { KeyInUse, NoSuchKey } from '../errors';
import type { Installation, Progress } from '../installation';
import { publish } from '../publish/publish';
import { publishedFolder } from '../published-folder';
import { showKeys } from './show-keys';

export const REVOCATION_REASONS: Record<KeyRevokedLeaf['reason'], string> = {
  lost: '遗失',
  stolen: '被盗',
  superseded: '已更换',
  other: '其他',
};

export interface RevokeOrder {
  vkey: string;
  reason: KeyRevokedLeaf['reason'];
  actor: Actor;
  progress?: Progress;
}

/**
 * 吊销密钥: a former key is accepted no more, by nobody, from this entry of the log on.
 * @throws KeyInUse for the key that signs now: it has to be replaced first; NoSuchKey
 */
export async function revokeKey(
  installation: Installation,
  { vkey, reason, actor, progress }: RevokeOrder,
): Promise<{ revoked: string[] }> {
  mustHave(actor, [], null, '吊销密钥');
  const known = await showKeys(installation);
  if (known.keys.some((key) => key.vkey === vkey)) throw new KeyInUse();
  const open = known.former.filter((one) => !known.revoked.includes(one));
  if (!open.includes(vkey)) throw new NoSuchKey(open);
  await publish(installation, {
    out: await publishedFolder(installation),
    effective: null,
    documentNumber: null,
    actor,
    rebuild: true,
    log: {
      leaves: async (_, origin) => [{ format: 'quanze-key-revoked/1', origin, vkey, reason }],
      audit: { act: 'key.revoke', subject: known.origin, detail: { vkey, reason } },
    },
    ...(progress && { progress }),
  });
  return { revoked: [...known.revoked, vkey] };
}
