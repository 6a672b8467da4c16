import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, openInstallation, settingsFrom } from '../../src/services';

/** An installation for a test: a folder of its own, a clock that stands still, chance that counts. */
export async function installed(url: string, now = '2026-11-24T02:00:00.000Z'): Promise<Installation> {
  const home = mkdtempSync(join(tmpdir(), 'quanze-service-'));
  let drawn = 0;
  return openInstallation(
    settingsFrom({ DATABASE_URL: url, SITE_DIR: join(home, 'site'), KEYS_DIR: join(home, 'keys') }),
    {
      clock: () => now,
      random: (size) => Uint8Array.from({ length: size }, () => (drawn = (drawn * 31 + 7) % 251)),
    },
  );
}
