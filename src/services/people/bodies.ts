import type { EntityManager } from 'typeorm';
import { creditCodeProblem } from '../../list';
import {
  addBody,
  addFormerName,
  allBodies,
  appendAudit,
  type Body,
  bodyById,
  bodyNamed,
  changeBody,
  inTransaction,
} from '../../store';
import { type Actor, mustHave } from '../actor';
import type { Installation } from '../installation';
import { BadBody, BodyTaken, NoSuchBody } from './errors';

export interface BodyFacts {
  name: string;
  /** Other names under which laws give it powers. */
  aliases: string[];
  /** 统一社会信用代码; empty where it is not known. */
  uscc: string;
}

/** 单位, retired ones too. */
export async function bodies({ db }: Installation, actor: Actor): Promise<Body[]> {
  mustManage(actor);
  return allBodies(db.manager);
}

/** @throws NoSuchBody */
export async function body({ db }: Installation, id: number, actor: Actor): Promise<Body> {
  mustManage(actor);
  return numbered(db.manager, id);
}

/** @throws BodyTaken, BadBody */
export async function newBody(installation: Installation, given: BodyFacts, actor: Actor): Promise<number> {
  mustManage(actor);
  const facts = checked(given);
  return inTransaction(installation.db, async (em) => {
    if (await bodyNamed(em, facts.name)) throw new BodyTaken(facts.name);
    const added = await addBody(em, facts);
    await record(installation, em, 'body.add', added.id, actor);
    return added.id;
  });
}

/** Names it anew; what was published under the old name stays as it is. @throws NoSuchBody, BodyTaken, BadBody */
export async function editBody(
  installation: Installation,
  id: number,
  given: BodyFacts,
  actor: Actor,
): Promise<void> {
  mustManage(actor);
  const facts = checked(given);
  await inTransaction(installation.db, async (em) => {
    const before = await numbered(em, id);
    const namesake = await bodyNamed(em, facts.name);
    if (namesake && namesake.id !== id) throw new BodyTaken(facts.name);
    if (before.name !== facts.name) {
      await addFormerName(em, { bodyId: id, name: before.name, until: installation.clock() });
    }
    await changeBody(em, id, facts);
    await record(installation, em, 'body.edit', id, actor);
  });
}

/** 停用 or 恢复: its lists are no longer worked on, or again; what was published of them stays. @throws NoSuchBody */
export async function retireBody(
  installation: Installation,
  id: number,
  retired: boolean,
  actor: Actor,
): Promise<void> {
  mustManage(actor);
  await inTransaction(installation.db, async (em) => {
    await changeBody(em, (await numbered(em, id)).id, { retiredAt: retired ? installation.clock() : null });
    await record(installation, em, retired ? 'body.retire' : 'body.restore', id, actor);
  });
}

function mustManage(actor: Actor): void {
  mustHave(actor, [], null, '管理单位');
}

async function numbered(em: EntityManager, id: number): Promise<Body> {
  const found = Number.isInteger(id) ? await bodyById(em, id) : null;
  if (!found) throw new NoSuchBody(String(id));
  return found;
}

/** @throws BadBody */
function checked({ name, aliases, uscc }: BodyFacts): {
  name: string;
  aliases: string[];
  uscc: string | null;
} {
  const proper = (text: string) => /^[^\p{C}]{2,60}$/u.test(text);
  if (!proper(name)) throw new BadBody('name', '单位名称须为 2 到 60 个字。');
  const others = [...new Set(aliases.map((alias) => alias.trim()).filter((alias) => alias !== ''))];
  const wrong = others.find((alias) => !proper(alias));
  if (wrong !== undefined) throw new BadBody('aliases', `别名“${wrong}”须为 2 到 60 个字，一行一个。`);
  const problem = uscc === '' ? null : creditCodeProblem(uscc);
  if (problem) throw new BadBody('uscc', problem);
  return { name, aliases: others, uscc: uscc === '' ? null : uscc };
}

async function record(
  installation: Installation,
  em: EntityManager,
  act: string,
  id: number,
  actor: Actor,
): Promise<void> {
  await appendAudit(em, { at: installation.clock(), actor: actor.account, act, subject: `单位 ${id}` });
}
