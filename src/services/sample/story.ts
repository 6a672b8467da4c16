import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the bundled sample lies. */
export const HOME = join(__dirname, '../../../data/sample');

const reviewed = { by: z.string(), reviewer: z.string().nullable(), approver: z.string().nullable() };
const basisText = z.object({ power: z.string().optional(), duty: z.string().optional() });
const fields = z.looseObject({ basisText: basisText.optional() });
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), serial: z.string(), fields }),
  z.object({ kind: z.literal('cancel'), serial: z.string() }),
  z.object({ kind: z.literal('add'), like: z.string(), fields }),
  z.object({ kind: z.literal('merge'), serials: z.array(z.string()), like: z.string(), fields }),
]);
const step = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('import-law'),
    at: z.string(),
    file: z.string(),
    kind: z.string(),
    promulgated: z.string(),
    effective: z.string(),
  }),
  z.object({ do: z.literal('import-list'), at: z.string(), file: z.string(), by: z.string() }),
  z.object({
    do: z.literal('publish'),
    at: z.string(),
    effective: z.string(),
    document: z.string(),
    by: z.string(),
  }),
  z.object({
    do: z.literal('adjust'),
    at: z.string(),
    title: z.string(),
    reason: z.string(),
    basis: z.string(),
    effective: z.string(),
    ...reviewed,
    changes: z.array(change),
  }),
  z.object({ do: z.literal('accept-sure'), at: z.string(), ...reviewed }),
  z.object({
    do: z.literal('repeal'),
    at: z.string(),
    law: z.string(),
    'by-law': z.string(),
    effective: z.string(),
  }),
]);
const story = z.object({
  body: z.string(),
  people: z.array(z.object({ name: z.string(), displayName: z.string(), roles: z.array(z.string()) })),
  steps: z.array(step),
});

export type Story = z.infer<typeof story>;
export type Step = z.infer<typeof step>;
export type AdjustStep = Extract<Step, { do: 'adjust' }>;

/** Fields of an item that a step says anew. */
export type SaidFields = z.infer<typeof fields>;

/** The sample's story: who there is and what happened, in order. */
export async function readStory(): Promise<Story> {
  return story.parse(JSON.parse(await readFile(join(HOME, 'story.json'), 'utf8')));
}
