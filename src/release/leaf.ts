import type { ListKind } from '../list';
import { LeafTooLargeError } from './errors';

/** What the log records. A leaf is the exact bytes of a small JSON file; never personal data or values that can be guessed. */
export type Leaf = ReleaseLeaf | SiteLeaf | KeyRotationLeaf | KeyRevokedLeaf | WithdrawnLeaf;

/** The small statement of one release: `releases/0007/release.json`. */
export interface ReleaseLeaf {
  format: 'quanze-release/1';
  origin: string;
  list: { body: string; kind: ListKind };
  number: number;
  /** ISO instant. */
  publishedAt: string;
  /** ISO date. */
  effectiveFrom: string;
  /** Digests of DATA.SHA256SUMS and DATA.SM3SUMS, in hex. */
  dataSha256: string;
  dataSm3: string;
  /** RFC 6962 root over the lines of DATA.SHA256SUMS, in hex. */
  contentRoot: string;
  /** The texts the release was checked against: a data file, since the list of them may outgrow a leaf. */
  lawVersions: { count: number; path: string; sha256: string };
  /** The same list's release before this one. */
  supersedes: number | null;
}

/** A new build of pages. */
export interface SiteLeaf {
  format: 'quanze-site/1';
  origin: string;
  /** Digest of SITE.SHA256SUMS, in hex. */
  siteSha256: string;
}

/** The checkpoint that first holds this leaf is signed by both keys. */
export interface KeyRotationLeaf {
  format: 'quanze-key-rotation/1';
  origin: string;
  oldVkeys: string[];
  newVkeys: string[];
}

export interface KeyRevokedLeaf {
  format: 'quanze-key-revoked/1';
  origin: string;
  vkey: string;
  reason: 'lost' | 'stolen' | 'superseded' | 'other';
}

/** A file whose content was erased. The reason is a code: a free text could carry what was to be erased. */
export interface WithdrawnLeaf {
  format: 'quanze-withdrawn/1';
  origin: string;
  /** Digest of the erased file, in hex. */
  sha256: string;
  reason: 'privacy' | 'secrecy' | 'order' | 'other';
}

export const WITHDRAWAL_REASONS: Record<WithdrawnLeaf['reason'], string> = {
  privacy: '涉及个人隐私',
  secrecy: '涉及国家秘密、工作秘密或商业秘密',
  order: '依上级决定或生效裁判',
  other: '其他原因',
};

const KEYS: { [L in Leaf as L['format']]: readonly (keyof L)[] } = {
  'quanze-release/1': [
    'format',
    'origin',
    'list',
    'number',
    'publishedAt',
    'effectiveFrom',
    'dataSha256',
    'dataSm3',
    'contentRoot',
    'lawVersions',
    'supersedes',
  ],
  'quanze-site/1': ['format', 'origin', 'siteSha256'],
  'quanze-key-rotation/1': ['format', 'origin', 'oldVkeys', 'newVkeys'],
  'quanze-key-revoked/1': ['format', 'origin', 'vkey', 'reason'],
  'quanze-withdrawn/1': ['format', 'origin', 'sha256', 'reason'],
};

const NESTED = ['body', 'kind', 'count', 'path', 'sha256'];
export const MOST_LEAF_BYTES = 0xffff;

/** Keys in a fixed order whatever order the object was built in, two spaces, a trailing newline. @throws LeafTooLargeError */
export function leafBytes(leaf: Leaf): Uint8Array {
  const bytes = new TextEncoder().encode(`${JSON.stringify(leaf, [...KEYS[leaf.format], ...NESTED], 2)}\n`);
  if (bytes.length > MOST_LEAF_BYTES) throw new LeafTooLargeError(leaf.format, bytes.length);
  return bytes;
}

/** Null for what this version does not know: a later version may log more, and the proof holds all the same. */
export function readLeaf(bytes: Uint8Array): Leaf | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('format' in value)) return null;
  return isLeaf(value as Record<string, unknown>) ? (value as Leaf) : null;
}

const isHex = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

function isLeaf(value: Record<string, unknown>): boolean {
  switch (value.format) {
    case 'quanze-release/1':
      return (
        Number.isSafeInteger(value.number) &&
        (value.number as number) > 0 &&
        isHex(value.dataSha256) &&
        isHex(value.dataSm3) &&
        isHex(value.contentRoot)
      );
    case 'quanze-site/1':
      return isHex(value.siteSha256);
    case 'quanze-key-rotation/1':
      return isTexts(value.oldVkeys) && isTexts(value.newVkeys);
    case 'quanze-key-revoked/1':
      return typeof value.vkey === 'string';
    case 'quanze-withdrawn/1':
      return isHex(value.sha256);
    default:
      return false;
  }
}
