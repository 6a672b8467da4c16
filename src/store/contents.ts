import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { ItemContent } from '../list';
import { canonicalJson } from './canonical-json';
import { Content, Withdrawal } from './entities';
import { NotInDatabase, WithdrawnContent } from './errors';
import { addRow, addRows, inBatches, type NewRow } from './rows';

const MEDIA_TEXT = 'text/plain';
const MEDIA_JSON = 'application/json';

/**
 * Keeps a text and gives its digest, SHA-256 over salt and bytes. `salt` is 16 bytes of chance, used where the text is new.
 *
 * An equal text still present keeps its first digest: so an identical save changes nothing, and boilerplate lies here once. It
 * is found by its plain digest. From that a name or a phone number could be guessed, so it is never told and is erased with the text.
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
  return (await putAll(em, [Buffer.from(data)], () => salt, media))[0]!;
}

/** As `putContent`, for what an item says; the order of its keys does not count. */
export async function putItemContent(
  em: EntityManager,
  content: ItemContent,
  salt: Uint8Array,
): Promise<string> {
  return (await putItemContents(em, [content], () => salt))[0]!;
}

/** Many at once, as an import brings them; the digests in the same order. `salt` gives 16 bytes of chance at each call. */
export function putItemContents(
  em: EntityManager,
  contents: ItemContent[],
  salt: () => Uint8Array,
): Promise<string[]> {
  const texts = contents.map((content) => Buffer.from(canonicalJson(content)));
  return putAll(em, texts, salt, MEDIA_JSON);
}

async function putAll(
  em: EntityManager,
  all: Buffer[],
  salt: () => Uint8Array,
  media: string,
): Promise<string[]> {
  const digests: string[] = [];
  for (const some of inBatches(all, 200)) {
    const plain = some.map((bytes) => sha256(media, '\0', bytes));
    const present = await em.find(Content, {
      select: { digest: true, plainDigest: true },
      where: { plainDigest: In(plain) },
    });
    const known = new Map(present.map(({ plainDigest, digest }) => [plainDigest, digest]));
    const rows: Content[] = [];
    for (const [n, bytes] of some.entries()) {
      const plainDigest = plain[n]!;
      if (known.has(plainDigest)) continue;
      const grain = Buffer.from(salt());
      const digest = sha256(grain, bytes);
      known.set(plainDigest, digest);
      rows.push({ digest, salt: grain, plainDigest, bytes, media });
    }
    await addRows(em, Content, rows);
    digests.push(...plain.map((plainDigest) => known.get(plainDigest)!));
  }
  return digests;
}

function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
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

/** Logs why, then erases bytes, salt and plain digest. The row and its digest stay. Refresh `current_item` of the lists afterwards. */
export async function withdrawContent(em: EntityManager, withdrawal: NewRow<Withdrawal>): Promise<void> {
  if (!(await em.existsBy(Content, { digest: withdrawal.digest }))) {
    throw new NotInDatabase('内容', withdrawal.digest);
  }
  await addRow(em, Withdrawal, withdrawal);
  await em.update(Content, { digest: withdrawal.digest }, { bytes: null, salt: null, plainDigest: null });
}

export function withdrawalOf(em: EntityManager, digest: string): Promise<Withdrawal | null> {
  return em.findOneBy(Withdrawal, { digest });
}
