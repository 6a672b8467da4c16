import { inTransaction, readSetting, writeSetting } from '../../store';
import type { Installation } from '../installation';

/** A secret of this installation, made at its first use and kept. A backup leaves out `session.secret` and takes the other along. */
export async function keptSecret(
  installation: Installation,
  name: 'session.secret' | 'objection.secret',
): Promise<string> {
  return inTransaction(installation.db, async (em) => {
    const known = await readSetting<string>(em, name);
    if (known) return known;
    const made = Buffer.from(installation.random(32)).toString('base64url');
    await writeSetting(em, name, made);
    return made;
  });
}
