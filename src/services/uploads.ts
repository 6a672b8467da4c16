import {
  dropExpiredUploads,
  dropUpload,
  filesOfUpload,
  inTransaction,
  type KeptFile,
  keepUpload,
  saySomethingOfUpload,
  type Upload,
  uploadById,
} from '../store';
import type { Actor } from './actor';
import { UploadGone } from './errors';
import type { Installation } from './installation';

const KEPT_FOR = 24 * 60 * 60 * 1000;

/** Keeps files between preview and confirmation, for this account and a day; gives the name they are found by. */
export async function keepFiles(
  installation: Installation,
  {
    purpose,
    files,
    said,
    actor,
  }: { purpose: Upload['purpose']; files: KeptFile[]; said: unknown; actor: Actor },
): Promise<string> {
  const id = Buffer.from(installation.random(18)).toString('base64url');
  const now = installation.clock();
  const expiresAt = new Date(Date.parse(now) + KEPT_FOR).toISOString();
  await inTransaction(installation.db, async (em) => {
    await dropExpiredUploads(em, now);
    await keepUpload(
      em,
      { id, account: actor.account, purpose, said: said as null, createdAt: now, expiresAt },
      files,
    );
  });
  return id;
}

export interface KeptUpload<Said> {
  id: string;
  said: Said;
  files: KeptFile[];
}

/** What an account brought and has yet to confirm. @throws UploadGone where there is none, it is another's, or its day is over */
export async function keptUpload<Said>(
  installation: Installation,
  id: string,
  purpose: Upload['purpose'],
  actor: Actor,
): Promise<KeptUpload<Said>> {
  const em = installation.db.manager;
  const upload = await uploadById(em, id);
  const mine = upload?.account === actor.account && upload.purpose === purpose;
  if (!mine || upload.expiresAt < installation.clock()) throw new UploadGone();
  return { id, said: upload.said as Said, files: await filesOfUpload(em, id) };
}

/** Notes what the person says of the files, so that a preview opened again shows it. */
export async function noteSaid(installation: Installation, id: string, said: unknown): Promise<void> {
  await inTransaction(installation.db, (em) => saySomethingOfUpload(em, id, said));
}

export async function forgetUpload(installation: Installation, id: string): Promise<void> {
  await inTransaction(installation.db, (em) => dropUpload(em, id));
}
