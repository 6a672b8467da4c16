import type { EntityManager } from 'typeorm';
import { OBJECTION_LIMITS, type ObjectionAct, permitObjectionAct } from '../../list';
import {
  addObjectionEvent,
  adjustmentById,
  appendAudit,
  inTransaction,
  itemNumbered,
  type NewRow,
  type ObjectionEvent,
  objectionEvents,
  putContent,
} from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import { NoSuchAdjustment, NoSuchItem } from '../errors';
import type { Installation } from '../installation';
import { listNumbered } from '../lists';
import { BadObjectionAct } from './errors';
import { dealersOf, objectionIn } from './inbox';
import { objectionNumber } from './number';

/** What is done, and with what: an account, an item's number, an adjustment's id, or a text. */
export interface ActOnObjection {
  act: ObjectionAct;
  value: string;
}

export interface ObjectionOrder extends ActOnObjection {
  list: number;
  id: number;
  actor: Actor;
}

type About = Partial<Pick<NewRow<ObjectionEvent>, 'assignee' | 'itemId' | 'adjustmentId' | 'contentDigest'>>;

/** Carries an objection on. @throws NoSuchObjection, ObjectionActNotAllowed, BadObjectionAct, NoSuchItem, NoSuchAdjustment */
export async function actOnObjection(installation: Installation, order: ObjectionOrder): Promise<void> {
  const { list, id, act, actor } = order;
  await inTransaction(installation.db, async (em) => {
    const { body } = await listNumbered(em, list);
    mustHave(actor, ['drafter'], body.name, '办理意见');
    const objection = await objectionIn(em, list, id);
    const events = (await objectionEvents(em, [id])).get(id) ?? [];
    permitObjectionAct(
      events.map((event) => event.act),
      act,
    );
    const about = await ABOUT[act](em, installation, order, body.name);
    const at = installation.clock();
    await addObjectionEvent(em, { objectionId: id, act, actor: actor.account, at, ...about });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: `objection.${act}`,
      subject: `意见 ${objectionNumber(objection)}`,
      detail: about.adjustmentId ? { adjustment: about.adjustmentId } : {},
      override: overrides(actor, 'drafter', body.name),
    });
  });
}

type Reader = (
  em: EntityManager,
  installation: Installation,
  order: ObjectionOrder,
  body: string,
) => Promise<About>;

const nothing: Reader = async () => ({});

const text =
  (what: string): Reader =>
  async (em, { random }, { value }) => {
    const said = value.replaceAll('\r\n', '\n').trim();
    if (said === '') throw new BadObjectionAct(`请写明${what}。`);
    const length = [...said].length;
    if (length > OBJECTION_LIMITS.text)
      throw new BadObjectionAct(`${what}最多 ${OBJECTION_LIMITS.text} 个字，现有 ${length} 个字。`);
    return { contentDigest: await putContent(em, said, random(16)) };
  };

const ABOUT: Record<ObjectionAct, Reader> = {
  assign: async (em, _installation, { value }, body) => {
    if (!(await dealersOf(em, body)).some(({ account }) => account === value))
      throw new BadObjectionAct('请从列表里选择由谁办理。');
    return { assignee: value };
  },
  link: async (em, _installation, { list, value }) => {
    const item = await itemNumbered(em, list, value.trim());
    if (!item) throw new NoSuchItem(value.trim());
    return { itemId: item.id };
  },
  adjust: async (em, _installation, { list, value }) => {
    const adjustment = /^\d{1,9}$/.test(value) ? await adjustmentById(em, Number(value)) : null;
    if (adjustment?.listId !== list) throw new NoSuchAdjustment(value);
    return { adjustmentId: adjustment.id };
  },
  answer: text('答复'),
  release: text('公开的意见文字'),
  hold: nothing,
  'set-aside': text('不予处理的原因'),
  reopen: nothing,
};
