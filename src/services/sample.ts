import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { withBases } from '../intake';
import type { ItemContent } from '../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addChange,
  addItem,
  type CurrentListed,
  inTransaction,
  listedItems,
  openChangesOf,
  putItemContent,
  readItemContent,
  revisionById,
} from '../store';
import { actorNamed, LOCAL_ADMINISTRATOR, type Role } from './actor';
import { adjust } from './adjust';
import { adjustmentDigest } from './adjustment-digest';
import { acceptSureImpacts } from './impacts';
import { importLaws } from './import-laws';
import { importList } from './import-list';
import type { Installation } from './installation';
import { chosenList } from './lists';
import { addPerson } from './people';
import { publish } from './publish/publish';
import { repealLaw } from './repeal-law';

const HOME = join(__dirname, '../../data/sample');

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

type Step = z.infer<typeof step>;
type AdjustStep = Extract<Step, { do: 'adjust' }>;

/** Plays the sample's story through the same use cases that an office uses, each at its own time. */
export async function loadSample(installation: Installation): Promise<void> {
  const told = story.parse(JSON.parse(await readFile(join(HOME, 'story.json'), 'utf8')));
  const startOf = told.steps[0]!.at;
  await peopleOf(at(installation, startOf), told);
  for (const one of told.steps) await play(at(installation, one.at), told.body, one);
}

const at = (installation: Installation, instant: string): Installation => ({
  ...installation,
  clock: () => new Date(instant).toISOString(),
});

async function peopleOf(installation: Installation, { people }: z.infer<typeof story>): Promise<void> {
  for (const { name, displayName, roles } of people) {
    await addPerson(installation, {
      name,
      displayName,
      roles: roles as Role[],
      body: null,
      actor: LOCAL_ADMINISTRATOR,
    });
  }
}

async function play(installation: Installation, body: string, one: Step): Promise<void> {
  switch (one.do) {
    case 'import-law': {
      const file = { name: one.file, bytes: await readFile(join(HOME, one.file)) };
      const { kind, promulgated, effective } = one;
      await importLaws(installation, {
        files: [file],
        facts: { kind, promulgated, effective },
        actor: LOCAL_ADMINISTRATOR,
      });
      return;
    }
    case 'import-list': {
      const file = { name: one.file, bytes: await readFile(join(HOME, one.file)) };
      await importList(installation, { file, body, kind: null, actor: LOCAL_ADMINISTRATOR });
      return;
    }
    case 'publish':
      await publish(installation, {
        out: installation.settings.siteDir,
        effective: one.effective,
        documentNumber: one.document,
        body,
        actor: await actorNamed(installation, one.by),
      });
      return;
    case 'accept-sure': {
      const { adjustment } = await acceptSureImpacts(installation, {
        body,
        actor: await actorNamed(installation, one.by),
      });
      await review(installation, adjustment, one);
      return;
    }
    case 'adjust':
      await review(installation, await draft(installation, body, one), one);
      return;
    case 'repeal':
      await repealLaw(installation, {
        law: one.law,
        by: one['by-law'],
        effective: one.effective,
        actor: LOCAL_ADMINISTRATOR,
      });
  }
}

async function review(
  installation: Installation,
  id: string,
  { by, reviewer, approver }: { by: string; reviewer: string | null; approver: string | null },
): Promise<void> {
  const act = async (name: string, what: 'submit' | 'approve') =>
    adjust(installation, { id, act: what, actor: await actorNamed(installation, name) });
  await act(by, 'submit');
  if (reviewer) await act(reviewer, 'approve');
  if (approver) await act(approver, 'approve');
}

/**
 * An item as the next adjustment finds it: as published, or as an adjustment already approved will publish it. `seq` is the
 * revision that the next one builds upon.
 */
async function standingOf(em: EntityManager, { number, content, row }: CurrentListed) {
  const published = row.revisionId === null ? 0 : (await revisionById(em, row.revisionId))!.seq;
  const open = (await openChangesOf(em, row.itemId)).filter(({ kind }) => kind !== 'found');
  const last = open.at(-1)?.contentDigest;
  return {
    number,
    itemId: row.itemId,
    content: last ? await readItemContent(em, last) : content,
    seq: published + open.length || null,
  };
}

/** A content with some fields said anew; cells of bases that are not named stay. */
function amended(content: ItemContent, said: z.infer<typeof fields>): ItemContent {
  return { ...content, ...said, basisText: { ...content.basisText, ...said.basisText } } as ItemContent;
}

/** Writes the changes of a step as an adjustment under draft. */
async function draft(installation: Installation, body: string, one: AdjustStep): Promise<string> {
  const actor = await actorNamed(installation, one.by);
  const { list } = await chosenList(installation.db.manager, { body });
  const items = new Map<string, CurrentListed>();
  for await (const some of listedItems(installation.db.manager, list.id))
    for (const item of some) items.set(item.content.serial ?? '', item);
  return inTransaction(installation.db, async (em) => {
    const now = installation.clock();
    const adjustment = await addAdjustment(em, {
      listId: list.id,
      title: one.title,
      reason: one.reason,
      basis: one.basis,
      effectiveFrom: one.effective,
      createdBy: actor.account,
      createdAt: now,
    });
    const add = async (
      kind: 'add' | 'change' | 'cancel' | 'merge',
      itemId: number,
      content: ItemContent | null,
      base: number | null,
      lineage: { predecessors?: string[]; successors?: string[] } = {},
    ) =>
      addChange(em, {
        adjustmentId: adjustment.id,
        itemId,
        kind,
        contentDigest: content && (await putItemContent(em, withBases(content), installation.random(16))),
        base,
        predecessors: lineage.predecessors ?? [],
        successors: lineage.successors ?? [],
        reason: one.reason,
        editedBy: actor.account,
        editedAt: now,
      });
    const standing = async (serial: string) => standingOf(em, items.get(serial)!);
    for (const wanted of one.changes) {
      if (wanted.kind === 'change') {
        const { itemId, content, seq } = await standing(wanted.serial);
        await add('change', itemId, amended(content, wanted.fields), seq);
      } else if (wanted.kind === 'cancel') {
        const { itemId, seq } = await standing(wanted.serial);
        await add('cancel', itemId, null, seq);
      } else if (wanted.kind === 'add') {
        const item = await addItem(em, list.id);
        await add('add', item.id, amended(items.get(wanted.like)!.content, wanted.fields), null);
      } else {
        const merged = await addItem(em, list.id);
        const old = await Promise.all(wanted.serials.map(standing));
        const content = amended((await standing(wanted.like)).content, wanted.fields);
        await add('merge', merged.id, content, null, { predecessors: old.map(({ number }) => number) });
        for (const { itemId, seq } of old)
          await add('merge', itemId, null, seq, { successors: [merged.number] });
      }
    }
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act: 'create',
      actor: actor.account,
      at: now,
      digest: await adjustmentDigest(em, adjustment.id),
      comment: null,
      fieldComments: null,
      override: false,
    });
    return String(adjustment.id);
  });
}
