import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTransaction, writeSetting } from '../../store';
import { actorNamed, LOCAL_ADMINISTRATOR, type Role } from '../actor';
import { adjust } from '../adjust';
import { acceptSureImpacts } from '../impacts';
import { importLaws } from '../import-laws';
import { importList } from '../import-list';
import type { Installation } from '../installation';
import { addPerson } from '../people';
import { publish } from '../publish/publish';
import { repealLaw } from '../repeal-law';
import { draft } from './draft';
import { HOME, readStory, type Step, type Story } from './story';

/** Setting that says what became of the sample: `loaded` or `removed`. */
export const SAMPLE = 'sample';

/** Plays the sample's story through the same use cases that an office uses, each at its own time. */
export async function loadSample(installation: Installation): Promise<void> {
  const told = await readStory();
  const startOf = told.steps[0]!.at;
  await peopleOf(at(installation, startOf), told);
  for (const one of told.steps) await play(at(installation, one.at), told.body, one);
  await inTransaction(installation.db, (em) => writeSetting(em, SAMPLE, 'loaded'));
}

const at = (installation: Installation, instant: string): Installation => ({
  ...installation,
  clock: () => new Date(instant).toISOString(),
});

async function peopleOf(installation: Installation, { people }: Story): Promise<void> {
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
