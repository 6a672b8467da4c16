import { decodeBase64, encodeBase64 } from './base64';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint';
import { MalformedError } from './errors';
import type { MerkleHash } from './merkle';

/** c2sp.org/tlog-proof: inclusion proof and checkpoint of one entry in one text file. */
export interface TlogProof {
  index: number;
  hashes: MerkleHash[];
  checkpoint: SignedCheckpoint;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const WHAT = '包含证明';

/** `checkpoint` is the signed note, taken over byte for byte. */
export function formatTlogProof(index: number, hashes: readonly MerkleHash[], checkpoint: string): string {
  return `${[FIRST_LINE, `index ${index}`, ...hashes.map(encodeBase64)].join('\n')}\n\n${checkpoint}`;
}

/** The optional `extra` line is refused: nothing authenticates it, and no proof of ours has one. */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  const [first, second, ...rest] = text.slice(0, Math.max(end, 0)).split('\n');
  if (first !== FIRST_LINE) throw new MalformedError(WHAT, `第一行应为 ${FIRST_LINE}`);
  const index = /^index (0|[1-9]\d{0,14})$/.exec(second ?? '')?.[1];
  if (index === undefined) throw new MalformedError(WHAT, '第二行应为“index 序号”');
  const hashes = rest.map((line) => decodeBase64(line, WHAT));
  if (hashes.some((hash) => hash.length !== 32)) throw new MalformedError(WHAT, '每个散列应为 32 字节');
  return { index: Number(index), hashes, checkpoint: parseCheckpoint(text.slice(end + 2)) };
}
