import { type RequestHandler, Router } from 'express';
import multer from 'multer';
import { BadUpload, NotAllowed, TooLarge } from './errors';

const MAX_FILE = 50 * 1024 * 1024;
/** All files of one form together: they lie in memory. */
const MAX_FORM = 120 * 1024 * 1024;

/**
 * Uploaded files, kept in memory and refused by size before anything parses them. Only for a signed-in session: a
 * stranger's body is not read.
 */
export function setUpUploads(): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MAX_FILE, files: 60, fields: 40, fieldSize: 2 * 1024 * 1024 },
    defParamCharset: 'utf8',
  }).array('files');
  return Router().use((request, response, next) => {
    if (!request.is('multipart/form-data')) return next();
    if (!request.session.account) throw new NotAllowed('上传文件');
    if (!(Number(request.headers['content-length']) <= MAX_FORM)) throw new TooLarge();
    upload(request, response, (error?: unknown) => {
      if (error instanceof multer.MulterError) return next(refusalOf(error));
      if (!error) request.body = textFields(request.body);
      next(error);
    });
  });
}

function refusalOf({ code }: multer.MulterError): Error {
  return code.startsWith('LIMIT_') && code !== 'LIMIT_UNEXPECTED_FILE' ? new TooLarge() : new BadUpload();
}

/** Fields as a plain form has them: text, or several texts. `a[b]=1` would make an object, which no use case expects. */
function textFields(body: unknown): Record<string, string | string[]> {
  const plain = (value: unknown): value is string | string[] =>
    typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (field): field is [string, string | string[]] => plain(field[1]),
    ),
  );
}

/** The uploaded files by bare name; empty file fields left out. */
export function uploadedFiles(request: { files?: unknown }): { name: string; bytes: Uint8Array }[] {
  const files = Array.isArray(request.files) ? (request.files as Express.Multer.File[]) : [];
  return files
    .filter((file) => file.size > 0)
    .map((file) => ({ name: file.originalname.replaceAll(/^.*[\\/]/g, ''), bytes: file.buffer }));
}
