import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { ItemContent } from '../list';
import { canonicalJson } from './canonical-json';
import { Content, Withdrawal } from './entities';
import { NotInDatabase, WithdrawnContent } from './errors';
import { addRow, inBatches, type NewRow } from './rows';

const MEDIA_TEXT = 'text/plain';
const MEDIA_JSON = 'application/json';

/**
 * Keeps a text and gives its digest, SHA-256 over salt and bytes. `salt` is 16 bytes of chance, used where the text is new.
 *
 * An equal text still present keeps its first digest: so an identical save changes nothing, and boilerplate lies here once. It
 * is found by size and compared in full. A plain digest to find it by would be quicker and would survive erasure, and then a name or a
 * phone number could be guessed from it.
 */
export function putContent(em: EntityManager, text: string, salt: Uint8Array): Promise<string> {
  return putBytes(em, Buffer.from(text), salt, MEDIA_TEXT);
}

/** As `putContent`, for a file. */
export async function putBytes(
  em: EntityManager,
  data: Uint8Array,
  salt: Uint8Array,
  media: string,
): Promise<string> {
  const bytes = Buffer.from(data);
  const present = await em
    .createQueryBuilder(Content, 'content')
    .select('content.digest')
    .where('content.size = :size AND content.media = :media AND content.bytes = :bytes', {
      size: bytes.length,
      media,
      bytes,
    })
    .getOne();
  if (present) return present.digest;
  const digest = createHash('sha256').update(salt).update(bytes).digest('hex');
  await em.insert(Content, { digest, salt: Buffer.from(salt), size: bytes.length, bytes, media });
  return digest;
}

/** As `putContent`, for what an item says; the order of its keys does not count. */
export function putItemContent(em: EntityManager, content: ItemContent, salt: Uint8Array): Promise<string> {
  return putBytes(em, Buffer.from(canonicalJson(content)), salt, MEDIA_JSON);
}

/** The text, or null where it was withdrawn. @throws NotInDatabase */
export async function readContent(em: EntityManager, digest: string): Promise<string | null> {
  return (await readBytes(em, digest))?.bytes.toString('utf8') ?? null;
}

/** The file, or null where it was withdrawn. @throws NotInDatabase */
export async function readBytes(
  em: EntityManager,
  digest: string,
): Promise<{ media: string; bytes: Buffer } | null> {
  const found = await em.findOneBy(Content, { digest });
  if (!found) throw new NotInDatabase('内容', digest);
  return found.bytes && { media: found.media, bytes: found.bytes };
}

/** Texts by digest, null where withdrawn. @throws NotInDatabase where one was never kept */
export async function readContents(
  em: EntityManager,
  digests: string[],
): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>();
  for (const some of inBatches([...new Set(digests)])) {
    const rows = await em.find(Content, {
      select: { digest: true, bytes: true },
      where: { digest: In(some) },
    });
    for (const { digest, bytes } of rows) texts.set(digest, bytes?.toString('utf8') ?? null);
  }
  const absent = digests.find((digest) => !texts.has(digest));
  if (absent !== undefined) throw new NotInDatabase('内容', absent);
  return texts;
}

/** @throws WithdrawnContent, NotInDatabase */
export async function readItemContent(em: EntityManager, digest: string): Promise<ItemContent> {
  const text = await readContent(em, digest);
  if (text === null) throw new WithdrawnContent(digest);
  return JSON.parse(text) as ItemContent;
}

/** What items say, by digest, null where withdrawn. */
export async function readItemContents(
  em: EntityManager,
  digests: string[],
): Promise<Map<string, ItemContent | null>> {
  const texts = await readContents(em, digests);
  return new Map(
    [...texts].map(([digest, text]) => [digest, text === null ? null : (JSON.parse(text) as ItemContent)]),
  );
}

/** Logs why, then erases bytes, size and salt. The row and its digest stay. Refresh `current_item` of the lists afterwards. */
export async function withdrawContent(em: EntityManager, withdrawal: NewRow<Withdrawal>): Promise<void> {
  if (!(await em.existsBy(Content, { digest: withdrawal.digest }))) {
    throw new NotInDatabase('内容', withdrawal.digest);
  }
  await addRow(em, Withdrawal, withdrawal);
  await em.update(Content, { digest: withdrawal.digest }, { bytes: null, size: null, salt: null });
}

export function withdrawalOf(em: EntityManager, digest: string): Promise<Withdrawal | null> {
  return em.findOneBy(Withdrawal, { digest });
}
