import { leafHash, type MerkleHash, merkleRoot } from '../../release';
import type { DumpRow } from '../../store';

/** The root of the log, from its leaves as a dump tells them. */
export class LogRoot {
  private readonly leaves: MerkleHash[] = [];

  add(leaf: DumpRow): void {
    this.leaves.push(leafHash(Buffer.from(String(leaf.bytes), 'base64')));
  }

  told(): { size: number; root: string } {
    return { size: this.leaves.length, root: Buffer.from(merkleRoot(this.leaves)).toString('base64') };
  }
}
