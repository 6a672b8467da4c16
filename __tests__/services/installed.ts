import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, openInstallation, settingsFrom } from '../../src/services';
import { loadSample } from '../../src/services/sample/load';
import { onceARun } from '../once-a-run';

const NOW = '2026-11-24T02:00:00.000Z';

/** An installation for a test: a folder of its own, a clock that stands still, chance that counts. */
export function installed(url: string, now = NOW): Promise<Installation> {
  return installedIn(mkdtempSync(join(tmpdir(), 'quanze-service-')), url, now, 0);
}

/** The same with the sample, which is played once a run and copied. */
export async function withSample(): Promise<Installation> {
  const played = await onceARun('sample', async () => {
    const home = mkdtempSync(join(tmpdir(), 'quanze-sample-'));
    const installation = await installedIn(home, `sqlite:${join(home, 'q.db')}`, NOW, 0);
    await loadSample(installation);
    await installation.close();
    return home;
  });
  const home = join(mkdtempSync(join(tmpdir(), 'quanze-service-')), 'home');
  execFileSync('cp', ['-a', played, home]);
  return installedIn(home, `sqlite:${join(home, 'q.db')}`, NOW, 100);
}

function installedIn(home: string, url: string, now: string, drawn: number): Promise<Installation> {
  return openInstallation(
    settingsFrom({ DATABASE_URL: url, SITE_DIR: join(home, 'site'), KEYS_DIR: join(home, 'keys') }),
    {
      clock: () => now,
      random: (size) => Uint8Array.from({ length: size }, () => (drawn = (drawn * 31 + 7) % 251)),
    },
  );
}
