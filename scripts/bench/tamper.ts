import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bundlePaths,
  extendLog,
  folderReader,
  KEY_CHANCE,
  keySigner,
  logFiles,
  makeKeys,
  parseBundle,
  parseCheckpoint,
  parseVkey,
  proofOf,
  proofPaths,
  readLeaf,
  type VerifyReport,
  verifyTree,
} from '../../src/release';
import { drawing } from './drawn-law';

/** A copy of a build to do harm to. */
export function copied(site: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-tamper-'));
  cpSync(join(site, 'current/'), folder, { recursive: true, dereference: true });
  return folder;
}

export interface Harm {
  kind: string;
  file: string;
}

/** Drawn changes of one byte, deletions and additions, one at a time; gives those that the verifier did not name. */
export async function missedHarms(
  folder: string,
  count: number,
  onHarm?: (done: number) => void,
): Promise<Harm[]> {
  const draw = drawing(7);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  const missed: Harm[] = [];
  for (let n = 0; n < count; n++) {
    const file = files[draw(files.length)]!;
    const path = join(folder, file);
    const kind = (['changed', 'deleted', 'added'] as const)[n % 3]!;
    const bytes = readFileSync(path);
    const added = `${file.slice(0, -1)}${draw(10)}x`;
    if (kind === 'changed') {
      const other = Buffer.from(bytes);
      other[draw(bytes.length)]! ^= 1 + draw(255);
      chmodSync(path, 0o644);
      writeFileSync(path, other);
    } else if (kind === 'deleted') unlinkSync(path);
    else writeFileSync(join(folder, added), bytes);
    const { ok, problems } = await verified(folder);
    const named = kind === 'added' ? added : file;
    if (ok || !problems.some((problem) => problem.file === named)) missed.push({ kind, file: named });
    if (kind === 'added') rmSync(join(folder, added));
    else writeFileSync(path, bytes);
    onHarm?.(n + 1);
  }
  return missed;
}

export async function verified(folder: string, vkey?: string): Promise<VerifyReport> {
  const reader = folderReader(folder);
  return verifyTree(reader, vkey === undefined ? {} : { policy: { keys: [parseVkey(vkey)] } });
}

/** The whole site signed again with another key under the same name: every proof, the checkpoint and the policy. */
export async function signAgain(folder: string): Promise<void> {
  const { size, origin } = parseCheckpoint(readFileSync(join(folder, 'log/checkpoint'), 'utf8'));
  const leaves = bundlePaths(size).flatMap(({ path, from, to }) =>
    parseBundle(readFileSync(join(folder, path)), to - from),
  );
  const signer = keySigner(makeKeys(origin, new Uint8Array(KEY_CHANCE).fill(42)));
  const write = (path: string, bytes: Uint8Array | string): void => {
    const file = join(folder, path);
    if (existsSync(file)) chmodSync(file, 0o644);
    writeFileSync(file, bytes);
  };
  const log = await extendLog({ origin, leaves: [], checkpoint: null }, leaves, signer);
  for (const { path, bytes } of logFiles(log, signer.keys)) write(path, bytes);
  for (const [index, bytes] of leaves.entries()) {
    const leaf = readLeaf(bytes);
    if (leaf?.format === 'quanze-release/1') write(proofPaths(leaf.number).proof, proofOf(log, index));
  }
}
