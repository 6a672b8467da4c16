import { encodeBase64 } from './base64';
import { parsed, readBytes, readText } from './checked-read';
import type { SignedCheckpoint } from './checkpoint';
import { sha256Hex, sm3Hex } from './digest';
import type { ReleaseLeaf } from './leaf';
import { leafHash, sameHash, verifyInclusion } from './merkle';
import { changedFile, contradiction, notInLog, proofFails, type VerifyProblem } from './problem';
import { contentRoot, parseSums, type SumLine } from './sums';
import { parseTlogProof } from './tlog-proof';
import { proofPaths } from './tree-layout';
import type { TreeReader } from './tree-reader';
import { type CheckedLog, checkNote, rootAt } from './verify-log';

/** Sums of 100,000 files with long names are some 20 MB. */
export const MOST_SUMS_BYTES = 1 << 28;

/** One release: its statement is in the log byte for byte, its proof holds, its sums have the digests that the statement gives. */
export async function verifyRelease(
  reader: TreeReader,
  log: CheckedLog,
  { leaf, bytes }: { leaf: ReleaseLeaf; bytes: Uint8Array },
  problems: VerifyProblem[],
): Promise<{ files: string[]; data: SumLine[] }> {
  const paths = proofPaths(leaf.number);
  const statement = await readBytes(reader, paths.statement, 'log/tile/entries', problems);
  if (statement && Buffer.compare(statement, bytes) !== 0) {
    problems.push(notInLog(paths.statement, sha256Hex(bytes), sha256Hex(statement)));
  }
  await verifyProof(reader, log, paths.proof, bytes, problems);
  const data = await verifySums(reader, paths.sha256, paths.statement, leaf.dataSha256, sha256Hex, problems);
  const sm3 = await verifySums(reader, paths.sm3, paths.statement, leaf.dataSm3, sm3Hex, problems);
  if (data && sm3 && data.map(({ path }) => path).join('\n') !== sm3.map(({ path }) => path).join('\n')) {
    problems.push(contradiction(paths.sm3, `与 ${paths.sha256} 列同样的文件`, '不同'));
  }
  const root = data && Buffer.from(contentRoot(data)).toString('hex');
  if (data && sha256Hex(formatAgain(data)) === leaf.dataSha256 && root !== leaf.contentRoot) {
    problems.push(contradiction(paths.statement, `contentRoot 为 ${root}`, leaf.contentRoot));
  }
  return { files: Object.values(paths), data: data ?? [] };
}

const formatAgain = (lines: SumLine[]): string =>
  lines.map(({ digest, path }) => `${digest}  ${path}\n`).join('');

async function verifySums(
  reader: TreeReader,
  path: string,
  listedIn: string,
  expected: string,
  digest: (bytes: Uint8Array) => string,
  problems: VerifyProblem[],
): Promise<SumLine[] | null> {
  const bytes = await readBytes(reader, path, listedIn, problems, MOST_SUMS_BYTES);
  if (bytes === null) return null;
  const found = digest(bytes);
  if (found !== expected) {
    problems.push({
      ...changedFile(path, listedIn, expected, found),
      checked: `清单的摘要，与 ${listedIn} 所记对照`,
    });
  }
  // Read even so: what the changed list says of each file helps to find what else was touched.
  const before = problems.length;
  const lines = parsed(path, problems, () => parseSums(Buffer.from(bytes).toString('utf8'), path));
  if (found !== expected) problems.length = before;
  return lines;
}

/** The entry with these bytes is in the log as the proof file says; its checkpoint, or null where the file cannot be used. */
export async function verifyProof(
  reader: TreeReader,
  log: CheckedLog,
  path: string,
  bytes: Uint8Array,
  problems: VerifyProblem[],
): Promise<SignedCheckpoint | null> {
  const text = await readText(reader, path, 'log/tile/entries', problems);
  const proof = text === null ? null : parsed(path, problems, () => parseTlogProof(text));
  if (proof === null) return null;
  const { index, hashes, checkpoint } = proof;
  const leaf = leafHash(bytes);
  if (checkpoint.size > log.checkpoint.size || checkpoint.origin !== log.checkpoint.origin) {
    problems.push(
      proofFails(
        path,
        `日志 ${log.checkpoint.origin} 的前 ${log.checkpoint.size} 条之内`,
        `${checkpoint.origin} 的 ${checkpoint.size} 条`,
      ),
    );
    return null;
  }
  if (!sameHash(rootAt(log, checkpoint.size), checkpoint.root)) {
    problems.push(
      proofFails(
        path,
        `根 ${encodeBase64(rootAt(log, checkpoint.size))}`,
        `根 ${encodeBase64(checkpoint.root)}`,
      ),
    );
  }
  const found = log.hashes[index];
  if (!found || !sameHash(found, leaf)) {
    problems.push(proofFails(path, '序号指向所证明的条目', `序号 ${index} 处是别的条目`));
  }
  if (!verifyInclusion({ index, size: checkpoint.size, leaf, root: checkpoint.root, proof: hashes })) {
    problems.push(proofFails(path, '由条目和证明能算出检查点的根', '算不出'));
  }
  checkNote(path, checkpoint, log.keys, problems);
  return checkpoint;
}
