import { type EntityManager, In, LessThan } from 'typeorm';
import { Upload, UploadFile } from './entities';
import { addRow, addRows, type NewRow } from './rows';

/** A file as it was brought. */
export interface KeptFile {
  name: string;
  bytes: Uint8Array;
}

/** Keeps files until somebody confirms them; `id` is drawn by chance and told to nobody but the account. */
export async function keepUpload(
  em: EntityManager,
  upload: NewRow<Upload> & { id: string },
  files: KeptFile[],
): Promise<void> {
  await addRow(em, Upload, upload);
  await addRows(
    em,
    UploadFile,
    files.map(({ name, bytes }, ordinal) => ({
      uploadId: upload.id,
      ordinal,
      name,
      bytes: Buffer.from(bytes),
    })),
  );
}

export function uploadById(em: EntityManager, id: string): Promise<Upload | null> {
  return em.findOneBy(Upload, { id });
}

/** The files of an upload in their order. */
export async function filesOfUpload(em: EntityManager, uploadId: string): Promise<KeptFile[]> {
  const files = await em.find(UploadFile, { where: { uploadId }, order: { ordinal: 'ASC' } });
  return files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }));
}

export async function saySomethingOfUpload(em: EntityManager, id: string, said: unknown): Promise<void> {
  await em.update(Upload, { id }, { said } as object);
}

export async function dropUpload(em: EntityManager, id: string): Promise<void> {
  await em.delete(UploadFile, { uploadId: id });
  await em.delete(Upload, { id });
}

/** Those nobody confirmed in time. */
export async function dropExpiredUploads(em: EntityManager, now: string): Promise<void> {
  const old = await em.find(Upload, { select: { id: true }, where: { expiresAt: LessThan(now) } });
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await em.delete(UploadFile, { uploadId: In(ids) });
  await em.delete(Upload, { id: In(ids) });
}
