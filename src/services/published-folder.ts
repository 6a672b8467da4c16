import { readSetting } from '../store';
import type { Installation } from './installation';

/** Where the site was last published to. */
export async function publishedFolder({ settings, db }: Installation): Promise<string> {
  return (await readSetting<string>(db.manager, 'site.dir')) ?? settings.siteDir;
}
