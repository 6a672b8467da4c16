import { decodeBase64, encodeBase64 } from './base64';
import { MalformedError } from './errors';
import type { MerkleHash } from './merkle';
import { formatNote, parseNote, type SignedNote } from './note';
import type { Signer } from './signer';

/** c2sp.org/tlog-checkpoint: the head of the log at one size. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: MerkleHash;
}

export interface SignedCheckpoint extends Checkpoint {
  note: SignedNote;
}

const WHAT = '检查点';

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  const text = checkpointText(checkpoint);
  return formatNote({ text, signatures: await signer.sign(text) });
}

/** Reads without trusting: signatures are checked with `checkSignatures`. Extension lines, which nobody audits, are refused. */
export function parseCheckpoint(text: string): SignedCheckpoint {
  const note = parseNote(text);
  const [origin, size, root, ...rest] = note.text.split('\n');
  if (!origin || !size || !root || rest.length !== 1)
    throw new MalformedError(WHAT, '正文应为三行：名称、条数、根');
  if (!/^(0|[1-9]\d{0,14})$/.test(size)) throw new MalformedError(WHAT, `条数不对：${size.slice(0, 40)}`);
  const hash = decodeBase64(root, WHAT);
  if (hash.length !== 32) throw new MalformedError(WHAT, '根应为 32 字节');
  return { origin, size: Number(size), root: hash, note };
}
