import type { Wording } from '../gazette';
import { readSetting } from '../store';

export const WORDING_SETTING = 'gazette.wording';

/** How this installation words its notices. */
export async function keptWording(em: Parameters<typeof readSetting>[0]): Promise<Wording> {
  return (await readSetting<Wording>(em, WORDING_SETTING)) ?? {};
}
