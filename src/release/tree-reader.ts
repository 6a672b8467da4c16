/** Reads a published tree, wherever it lies. Trusts nothing: not names, not sizes, not links. */
export interface TreeReader {
  /** Where it lies, for messages. */
  readonly place: string;
  /** Every entry but folders. `file` is false for symlinks, fifos and whatever else is no regular file. */
  entries(): AsyncIterable<{ path: string; file: boolean }>;
  /** Null where there is no such regular file. @throws UnreadableTreeError where it is larger than `most` bytes */
  read(path: string, most: number): Promise<Uint8Array | null>;
  /** Digest by SHA-256 in hex; null where there is no such regular file. */
  sha256(path: string): Promise<string | null>;
  close(): Promise<void>;
}
