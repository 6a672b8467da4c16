import { type ListChoices, type ListIntake, lookAtListFile } from '../../intake';
import { type LawDraft, type LawFacts, readLawDraft } from '../law-draft';
import { isReadingRefused } from './refused';

export interface BroughtFile {
  name: string;
  bytes: Uint8Array;
}

/** What may be read apart: bytes that a stranger may have made, turned into plain values. */
export const TASKS = {
  list: async ({ file, choices }: { file: BroughtFile; choices: ListChoices }): Promise<ListIntake> =>
    lookAtListFile(file.bytes, file.name, choices),

  laws: async (files: (BroughtFile & { facts: LawFacts })[]): Promise<LawReading[]> => {
    const read: LawReading[] = [];
    for (const { facts, ...file } of files) {
      try {
        read.push({ draft: await readLawDraft(file, facts), why: null });
      } catch (error) {
        if (!isReadingRefused(error)) throw error;
        read.push({ draft: null, why: error.message });
      }
    }
    return read;
  },
};

/** A text as it was read, or why it could not be. */
export type LawReading = { draft: LawDraft; why: null } | { draft: null; why: string };

export type Tasks = typeof TASKS;

/** What the reading process answers. */
export type Answer =
  | { done: unknown }
  /** The file was refused; the words are for the user. */
  | { refused: string }
  /** A fault of ours. */
  | { fault: string };
