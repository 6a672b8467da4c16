import { randomBytes } from 'node:crypto';
import { type Installation, openInstallation } from '../services/installation';
import { settingsOf } from '../services/settings-file';

/** Opens the installation that the environment names, runs one use case and closes it, also after a refusal. */
export async function withInstallation<T>(use: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(settingsOf(process.env), {
    clock: () => new Date().toISOString(),
    random: (size) => randomBytes(size),
  });
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
}
