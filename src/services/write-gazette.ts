import { writeFile } from 'node:fs/promises';
import { documentName, type GazetteInput, gazetteDocx, gazettePdf, gazetteXlsx } from '../gazette';
import { CannotWrite, NotAGazetteFormat } from './errors';
import { type GazetteOrder, gazetteInput } from './gazette-input';
import type { Installation } from './installation';
import { signingFingerprint } from './keys/signing-fingerprint';

export const GAZETTE_FORMATS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type GazetteFormat = keyof typeof GAZETTE_FORMATS;

export interface Gazette {
  /** File name with its ending, fit for every system. */
  name: string;
  media: string;
  bytes: Uint8Array;
  /** What the reader should know; empty mostly. */
  warnings: string[];
}

/** A release, or the step between two, as a formal document. @throws what `gazetteInput` refuses; CellTooLong for xlsx; GazetteNotSet and GazetteBusy for pdf */
export async function gazetteOf(
  installation: Installation,
  order: GazetteOrder,
  format: GazetteFormat = 'docx',
): Promise<Gazette> {
  const facts = await gazetteInput(installation.db.manager, order);
  const fingerprint = await signingFingerprint(installation, facts.log.size);
  const input: GazetteInput = { ...facts, log: { ...facts.log, fingerprint } };
  return {
    name: `${documentName(input)}.${format}`,
    media: GAZETTE_FORMATS[format],
    ...(await written(input, format)),
  };
}

async function written(
  input: GazetteInput,
  format: GazetteFormat,
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  if (format === 'docx') return { bytes: await gazetteDocx(input), warnings: [] };
  if (format === 'xlsx') return { bytes: gazetteXlsx(input), warnings: [] };
  const { bytes, missing } = await gazettePdf(input);
  const codes = missing.map((char) => `${char}（U+${char.codePointAt(0)!.toString(16).toUpperCase()}）`);
  const warnings = codes.length === 0 ? [] : [`PDF 的字体没有这些字，文中以编码代替：${codes.join('、')}`];
  return { bytes, warnings };
}

/** The format that a file name or an address asks for. @throws NotAGazetteFormat */
export function gazetteFormat(name: string): GazetteFormat {
  const ending = /(?:^|\.)([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(GAZETTE_FORMATS, ending)) throw new NotAGazetteFormat(name);
  return ending as GazetteFormat;
}

/** Writes the document to a file, in the format of its ending. @throws NotAGazetteFormat, CannotWrite */
export async function writeGazette(
  installation: Installation,
  order: GazetteOrder & { out: string },
): Promise<{ file: string; warnings: string[] }> {
  const { bytes, warnings } = await gazetteOf(installation, order, gazetteFormat(order.out));
  try {
    await writeFile(order.out, bytes);
  } catch (error) {
    throw new CannotWrite(order.out, (error as Error).message);
  }
  return { file: order.out, warnings };
}
