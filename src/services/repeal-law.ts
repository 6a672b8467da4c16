import { titleKey } from '../law';
import { addLaw, addLawEvent, appendAudit, inTransaction, lawByTitle } from '../store';
import { type Actor, mustHaveAnywhere, overridesAnywhere } from './actor';
import { LawNotHeld } from './errors';
import { type ImpactLine, recordRepeal } from './impacts-of-law';
import { type Installation, today } from './installation';
import { mustBeDate } from './iso-date';

export interface LawRepeal {
  law: string;
  /** The instrument that repeals it; null where it is not named. */
  by: string | null;
  /** ISO date. */
  effective: string;
  actor: Actor;
}

/** 废止: records that a law ends on a day, and which items lose their basis with it. */
export async function repealLaw(
  installation: Installation,
  input: LawRepeal,
): Promise<{ impacts: ImpactLine[] }> {
  mustHaveAnywhere(input.actor, ['drafter'], '登记法律变动');
  mustBeDate(input.effective, '废止生效日期');
  const at = installation.clock();
  return inTransaction(installation.db, async (em) => {
    const law = await lawByTitle(em, titleKey(input.law));
    if (!law) throw new LawNotHeld(input.law);
    const by =
      input.by === null
        ? null
        : ((await lawByTitle(em, titleKey(input.by))) ?? (await addLaw(em, { title: input.by, at })));
    const event = await addLawEvent(em, {
      lawId: law.id,
      kind: 'repealed',
      decided: earlier(today(installation), input.effective),
      effective: input.effective,
      byLawId: by?.id ?? null,
      versionId: null,
      note: null,
      recordedAt: at,
      recordedBy: input.actor.account,
    });
    await appendAudit(em, {
      at,
      actor: input.actor.account,
      act: 'law.repeal',
      subject: law.title,
      detail: { effective: input.effective },
      override: overridesAnywhere(input.actor, 'drafter'),
    });
    return { impacts: await recordRepeal(installation, em, law, event, by) };
  });
}

/** The day it was recorded stands for the day it was decided, which is no later than its effect. */
function earlier(a: string, b: string): string {
  return [a, b].sort()[0]!;
}
