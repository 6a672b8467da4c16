import { randomBytes } from 'node:crypto';
import { type Installation, openInstallation } from '../services/installation';
import { settingsFrom } from '../services/settings';

/** Opens the installation that the environment names, runs one use case and closes it, also after a refusal. */
export async function withInstallation<T>(use: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(settingsFrom(process.env), {
    clock: () => new Date().toISOString(),
    random: (size) => randomBytes(size),
  });
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
}
