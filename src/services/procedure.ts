import { FIRST_STEPS, type ReviewStep, STEP_ROLES } from '../list';
import { appendAudit, inTransaction, readSetting, writeSetting } from '../store';
import { type Actor, mustHave } from './actor';
import { BadProcedure } from './drafting/errors';
import type { Installation } from './installation';

/** 办理程序: the steps of a review and the deadlines, as this installation sets them. */
export interface Procedure {
  steps: ReviewStep[];
  /** Working days from the day a change of law takes effect to the day its work package must be done. */
  lawDays: number;
}

const KEY = 'procedure';

/** 政府信息公开条例第二十六条: twenty working days from a change to its publication. */
const FIRST: Procedure = { steps: [...FIRST_STEPS], lawDays: 20 };

type Manager = Parameters<typeof readSetting>[0];

export async function procedureOf(em: Manager): Promise<Procedure> {
  return (await readSetting<Procedure>(em, KEY)) ?? FIRST;
}

export function procedurePage({ db }: Installation): Promise<Procedure> {
  return procedureOf(db.manager);
}

const MOST_STEPS = 8;
const MOST_DAYS = 250;

/**
 * Sets how adjustments are reviewed from the next submission on; those under way go the way they were sent.
 * @throws BadProcedure, NotAllowedTo
 */
export async function changeProcedure(
  installation: Installation,
  procedure: Procedure,
  actor: Actor,
): Promise<void> {
  mustHave(actor, [], null, '修改办理程序');
  const problems = problemsOf(procedure);
  if (problems.length > 0) throw new BadProcedure(problems);
  await inTransaction(installation.db, async (em) => {
    await writeSetting(em, KEY, procedure);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'procedure.change',
      subject: '办理程序',
      detail: { ...procedure },
    });
  });
}

/** What is wrong, beside the field it stands in: `step-0-name`, `step-0-days`, `law-days`. */
export function problemsOf({ steps, lawDays }: Procedure): { field: string; message: string }[] {
  const problems: { field: string; message: string }[] = [];
  const days = (count: number | null, field: string) => {
    if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= MOST_DAYS))
      problems.push({ field, message: `工作日数应为 1 到 ${MOST_DAYS} 的整数。` });
  };
  if (steps.length === 0)
    problems.push({ field: 'step-0-name', message: '至少要有一个环节：没有人批准就不能发布。' });
  if (steps.length > MOST_STEPS)
    problems.push({ field: 'step-0-name', message: `环节最多 ${MOST_STEPS} 个。` });
  steps.forEach(({ name, role, days: own }, index) => {
    if (name === '' || name.length > 20)
      problems.push({
        field: `step-${index}-name`,
        message: `第 ${index + 1} 个环节的名称应为 1 到 20 个字。`,
      });
    if (!Object.hasOwn(STEP_ROLES, role))
      problems.push({ field: `step-${index}-role`, message: `第 ${index + 1} 个环节没有选办理角色。` });
    days(own, `step-${index}-days`);
  });
  days(lawDays, 'law-days');
  return problems;
}
