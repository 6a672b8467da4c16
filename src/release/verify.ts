import { encodeBase64 } from './base64';
import { parsed, readBytes } from './checked-read';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint';
import { sha256Hex } from './digest';
import { leafBytes, MOST_LEAF_BYTES, readLeaf } from './leaf';
import { leafHash } from './merkle';
import { checkSignatures } from './note';
import { badSignature, changedFile, contradiction, type VerifyProblem } from './problem';
import { parseSums, type SumLine } from './sums';
import { rotationProofPath, SITE_SUMS } from './tree-layout';
import type { TreeReader } from './tree-reader';
import type { Trust } from './trust';
import { checkFiles, checkUnlisted, type Expected } from './verify-files';
import { type CheckedLog, checkSince, verifyLog } from './verify-log';
import { checkPublisher, checkRevoked, keysAfter, keysNamed, verifyRotations } from './verify-publisher';
import { MOST_SUMS_BYTES, verifyRelease } from './verify-release';
import { fingerprint, type VerifierKey } from './vkey';

/** Keys, or fingerprints of keys, come from outside the tree; without any, who published stays unchecked. */
export interface VerifyOptions extends Trust {
  /** A checkpoint kept from before, as text. @see parseCheckpoint for what it throws */
  since?: string;
  /** Called after each file whose digest was made. */
  onFile?: (done: number, all: number) => void;
}

export interface VerifyReport {
  ok: boolean;
  /** `checked`: the checkpoint is signed by a key given from outside. */
  publisher: 'checked' | 'unchecked';
  /** Of the Ed25519 key that signed: what to compare with the gazette. */
  fingerprint: string | null;
  origin: string | null;
  /** Entries of the log, and its root in base64. */
  size: number | null;
  root: string | null;
  releases: number;
  /** Files whose digest was made. */
  files: number;
  problems: VerifyProblem[];
}

/** Checks everything, and goes on after a failure as far as it leads to a file. Nothing inside the tree is trusted for who published it. */
export async function verifyTree(reader: TreeReader, options: VerifyOptions = {}): Promise<VerifyReport> {
  const problems: VerifyProblem[] = [];
  const { policy, fingerprints = [] } = options;
  const since = options.since === undefined ? null : parseCheckpoint(options.since);
  const log = await verifyLog(reader, problems);
  const report: VerifyReport = {
    ok: false,
    publisher: 'unchecked',
    fingerprint: null,
    origin: null,
    size: null,
    root: null,
    releases: 0,
    files: 0,
    problems,
  };
  if (log === null) return report;
  const { checkpoint } = log;
  const entries = await wholeEntries(reader, log);
  const rotations = await verifyRotations(reader, log, entries, problems);
  checkRevoked(log, entries, problems);
  // The tree may bring the keys: whose fingerprint is known from outside is thereby known itself.
  const named = [...log.keys, ...keysNamed(rotations)].filter((key) =>
    fingerprints.includes(fingerprint(key)),
  );
  const trusted = [...(policy?.keys ?? []), ...named];
  const accepted = keysAfter(trusted, rotations, entries);
  const given = { keys: policy?.keys ?? [], fingerprints };
  if (given.keys.length + fingerprints.length > 0 && checkPublisher(log, given, accepted, problems))
    report.publisher = 'checked';
  // Whoever trusts the new key takes its word for which keys were before it.
  const former = report.publisher === 'checked' ? keysNamed(rotations) : [];
  if (since) checkKept(log, since, [...trusted, ...accepted, ...former], problems);
  const { expected, proofFiles, releases, withdrawn } = await expectedFiles(reader, log, entries, problems);
  report.files = await checkFiles(reader, expected, withdrawn, problems, options.onFile);
  await checkUnlisted(reader, expected, proofFiles, problems);
  const signer = checkSignatures(checkpoint.note, [...accepted, ...log.keys]).signed;
  const key = signer.find(({ algorithm }) => algorithm === 'ed25519') ?? signer[0];
  return {
    ...report,
    ok: problems.length === 0,
    fingerprint: key ? fingerprint(key) : null,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString('base64'),
    releases,
  };
}

/** The kept checkpoint is itself checked first: a forged one would accuse an honest publisher. */
function checkKept(
  log: CheckedLog,
  since: SignedCheckpoint,
  trusted: readonly VerifierKey[],
  problems: VerifyProblem[],
): void {
  const keys = trusted.length > 0 ? trusted : log.keys;
  const { failed, signed } = checkSignatures(since.note, keys);
  if (failed.length > 0 || (trusted.length > 0 && signed.length === 0)) {
    problems.push(badSignature('（--since 的检查点）', since.origin));
    return;
  }
  checkSince(log, since, problems);
}

/** Which files there must be, by the releases and the newest site entry of the log. */
async function expectedFiles(
  reader: TreeReader,
  log: CheckedLog,
  entries: (Uint8Array | null)[],
  problems: VerifyProblem[],
): Promise<{
  expected: Map<string, Expected>;
  proofFiles: Set<string>;
  releases: number;
  withdrawn: Set<string>;
}> {
  const expected = new Map<string, Expected>();
  const proofFiles = new Set([...log.files, SITE_SUMS]);
  entries.forEach((bytes, i) => {
    if (bytes && readLeaf(bytes)?.format === 'quanze-key-rotation/1') proofFiles.add(rotationProofPath(i));
  });
  const withdrawn = new Set<string>();
  const numbers = new Set<number>();
  let site: string | null = null;
  const take = (lines: SumLine[], listedIn: string): void => {
    for (const { path, digest } of lines) {
      const other = expected.get(path);
      if (other && other.digest !== digest) {
        problems.push(contradiction(path, `${other.listedIn}：${other.digest}`, `${listedIn}：${digest}`));
      } else if (!other) expected.set(path, { digest, listedIn });
    }
  };
  for (const bytes of entries) {
    const leaf = bytes && readLeaf(bytes);
    if (leaf?.format === 'quanze-withdrawn/1') withdrawn.add(leaf.sha256);
    if (leaf?.format === 'quanze-site/1') site = leaf.siteSha256;
    if (leaf?.format !== 'quanze-release/1' || !bytes) continue;
    const listedIn = `releases/${String(leaf.number).padStart(4, '0')}/DATA.SHA256SUMS`;
    if (numbers.has(leaf.number)) {
      problems.push(contradiction(listedIn, `发布 ${leaf.number} 只登记一次`, '登记了不止一次'));
      continue;
    }
    numbers.add(leaf.number);
    const { files, data } = await verifyRelease(reader, log, { leaf, bytes }, problems);
    for (const file of files) proofFiles.add(file);
    take(data, listedIn);
  }
  take(await siteLines(reader, site, problems), SITE_SUMS);
  return { expected, proofFiles, releases: numbers.size, withdrawn };
}

/**
 * The log's entries; where one was found changed, its bytes are looked for in the tree and taken only if they give the signed hash. So one
 * changed byte in the log does not make every file look unlisted.
 */
async function wholeEntries(reader: TreeReader, log: CheckedLog): Promise<(Uint8Array | null)[]> {
  if (log.entries.every((entry) => entry !== null)) return log.entries;
  const candidates: Uint8Array[] = [];
  for await (const { path } of reader.entries()) {
    if (!/^releases\/\d+\/release\.json$/.test(path)) continue;
    const bytes = await readBytes(reader, path, '', [], MOST_LEAF_BYTES);
    if (bytes) candidates.push(bytes);
  }
  const site = await readBytes(reader, SITE_SUMS, '', [], MOST_SUMS_BYTES);
  if (site) {
    const { origin } = log.checkpoint;
    candidates.push(leafBytes({ format: 'quanze-site/1', origin, siteSha256: sha256Hex(site) }));
  }
  const byHash = new Map(candidates.map((bytes) => [encodeBase64(leafHash(bytes)), bytes]));
  return log.entries.map((entry, i) => entry ?? byHash.get(encodeBase64(log.hashes[i]!)) ?? null);
}

async function siteLines(
  reader: TreeReader,
  logged: string | null,
  problems: VerifyProblem[],
): Promise<SumLine[]> {
  const bytes = await readBytes(reader, SITE_SUMS, '发布格式', problems, MOST_SUMS_BYTES);
  if (bytes === null) return [];
  const digest = sha256Hex(bytes);
  const changed = digest !== logged;
  if (changed) {
    problems.push({
      ...changedFile(SITE_SUMS, '日志', logged ?? '日志里有一条 site 记录', digest),
      checked: '网页清单的 SHA-256，与日志最新的 site 记录对照',
    });
  }
  const format: VerifyProblem[] = [];
  const lines = parsed(SITE_SUMS, format, () => parseSums(Buffer.from(bytes).toString('utf8'), SITE_SUMS));
  if (!changed) problems.push(...format);
  return lines ?? [];
}
