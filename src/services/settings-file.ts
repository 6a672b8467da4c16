import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { CannotRead, UnknownSetting } from './errors';
import { SETTING_NAMES, type Settings, settingsFrom } from './settings';

/** Read where it stands in the working folder and `QUANZE_SETTINGS` names no other. */
const DEFAULT_FILE = 'quanze.env';

type Environment = Record<string, string | undefined>;

/**
 * The settings of the environment, and of the settings file below them: lines of NAME=value, as systemd and Docker read them too.
 * @throws BrokenSetting, UnknownSetting, CannotRead
 */
export function settingsOf(environment: Environment): Settings {
  return settingsFrom({ ...fromFile(environment), ...given(environment) });
}

/** An empty variable is none. */
const given = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value));

function fromFile({ QUANZE_SETTINGS: named }: Environment): Environment {
  const file = named || DEFAULT_FILE;
  if (!named && !existsSync(file)) return {};
  const values = parseEnv(contentOf(file)) as Environment;
  const unknown = Object.keys(values).filter((name) => !SETTING_NAMES.includes(name));
  if (unknown.length > 0) throw new UnknownSetting(file, unknown, SETTING_NAMES);
  return values;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new CannotRead(file, (error as Error).message);
  }
}
