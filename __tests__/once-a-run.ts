import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of this test run, made by test-run.cjs. */
export const runFolder = (): string => process.env.QUANZE_TEST_RUN!;

/** What `make` gave to whichever test file of this run asked first; the others wait for it. */
export async function onceARun(name: string, make: () => Promise<string>): Promise<string> {
  const result = join(runFolder(), `${name}.txt`);
  if (mine(join(runFolder(), name))) {
    const made = await make().catch((error: Error) => `!${error.message}`);
    writeFileSync(`${result}~`, made);
    renameSync(`${result}~`, result);
  }
  while (!existsSync(result)) await new Promise((done) => setTimeout(done, 50));
  const made = readFileSync(result, 'utf8');
  if (made.startsWith('!')) throw new Error(made.slice(1));
  return made;
}

function mine(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
