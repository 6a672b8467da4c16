import { OBJECTION_LIMITS } from '../../list';
import {
  addObjection,
  addObjectionArrival,
  allLists,
  allReleases,
  appendAudit,
  forgetObjectionArrivals,
  inTransaction,
  itemNumbered,
  type Objection,
  objectionArrivals,
  objectionById,
  objectionSender,
  putContent,
  sameArrivals,
} from '../../store';
import type { Deadline } from '../deadline';
import type { Installation } from '../installation';
import { type BodyList, listTitle } from '../lists';
import { keyed, later } from '../people/secrets';
import { sessionSecret } from '../people/sessions';
import { answerDays, dueOf } from './answer-days';
import { BadObjection, TooManyObjections } from './errors';
import { objectionNumber } from './number';
import { receiptOf, receiptSecret } from './receipt';

/** As a form sends it; nothing of it is trusted. */
export interface ObjectionForm {
  list: string;
  /** Permanent number of an item; empty where the whole list is meant. */
  item: string;
  text: string;
  name: string;
  contact: string;
  /** A field that people do not see; who fills it in is no person. */
  homepage: string;
}

export interface Receipt {
  number: string;
  /** 回执号, by which the sender looks up how far it is. */
  receipt: string;
  list: string;
  due: Deadline;
  /** What stood for an item and is no number of the list; null where there is nothing to tell. */
  unknownItem: string | null;
  /** Number of the objection of the same words that this one adds to; null where it is the first. */
  addsTo: string | null;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const LIMITS = { originHour: 5, originDay: 20, allHour: 200 };

/** The lists of which the public may say something: those that are published. */
export async function objectableLists({ db }: Installation): Promise<{ id: string; title: string }[]> {
  return (await published(db.manager)).map((one) => ({ id: String(one.list.id), title: listTitle(one) }));
}

type Manager = Parameters<typeof allLists>[0];

async function published(em: Manager): Promise<BodyList[]> {
  const released = new Set((await allReleases(em)).map(({ listId }) => listId));
  return (await allLists(em)).filter(({ list }) => released.has(list.id));
}

/**
 * Takes an objection in. `address` is counted to slow floods and is not kept; the same text sent again from there on the same day is the
 * same objection, unless it says more of the item or the sender: what was taken in is not changed, so the addition is one of its own. @throws BadObjection, TooManyObjections
 */
export async function receiveObjection(
  installation: Installation,
  form: ObjectionForm,
  address: string,
): Promise<Receipt> {
  const { text, name, contact, item } = checked(form);
  const secret = await sessionSecret(installation);
  const origin = keyed(secret, 'objection', address);
  const proof = await receiptSecret(installation);
  const days = await answerDays(installation);
  return inTransaction(installation.db, async (em) => {
    const at = installation.clock();
    const chosen = (await published(em)).find(({ list }) => String(list.id) === form.list);
    if (!chosen) throw new BadObjection('list', '没有这份清单。请从下面选择您要反映的清单。');
    await forgetObjectionArrivals(em, later(at, -DAY));
    const { list } = chosen;
    const known = item === null ? null : await itemNumbered(em, list.id, item);
    const told = async (one: Objection, addsTo: Objection | null): Promise<Receipt> => ({
      number: objectionNumber(one),
      receipt: receiptOf(proof, one),
      list: listTitle(chosen),
      due: await dueOf(installation, em, one.receivedAt, days),
      unknownItem: known ? null : item,
      addsTo: addsTo && objectionNumber(addsTo),
    });
    const contentDigest = await putContent(em, text, installation.random(16));
    const before: Objection[] = [];
    for (const id of await sameArrivals(em, origin, contentDigest, later(at, -DAY))) {
      const one = (await objectionById(em, id))!;
      if (one.listId !== list.id) continue;
      if (await says(em, one, { item, itemId: known?.id ?? null, name, contact })) return told(one, null);
      before.push(one);
    }
    await mustNotFlood(em, origin, at);
    const objection = await addObjection(
      em,
      {
        listId: list.id,
        itemId: known?.id ?? null,
        itemWritten: known ? null : item,
        contentDigest,
        receivedAt: at,
      },
      { name, contact },
    );
    await addObjectionArrival(em, { origin, at, contentDigest, objectionId: objection.id });
    await appendAudit(em, {
      at,
      actor: '（公众）',
      act: 'objection.receive',
      subject: `意见 ${objectionNumber(objection)}`,
    });
    return told(objection, before[0] ?? null);
  });
}

/** Whether an objection holds already what is sent again of its item and its sender. */
async function says(
  em: Manager,
  objection: Objection,
  sent: { item: string | null; itemId: number | null; name: string | null; contact: string | null },
): Promise<boolean> {
  const sender = await objectionSender(em, objection.id);
  const sameItem =
    sent.itemId !== null
      ? sent.itemId === objection.itemId
      : sent.item === null || sent.item === objection.itemWritten;
  return (
    sameItem &&
    (sent.name === null || sent.name === sender?.name) &&
    (sent.contact === null || sent.contact === sender?.contact)
  );
}

async function mustNotFlood(em: Manager, origin: string, at: string): Promise<void> {
  const [hour, day] = [later(at, -HOUR), later(at, -DAY)];
  if (
    (await objectionArrivals(em, hour, origin)) >= LIMITS.originHour ||
    (await objectionArrivals(em, day, origin)) >= LIMITS.originDay
  )
    throw new TooManyObjections('您这里提交得太频繁');
  if ((await objectionArrivals(em, hour)) >= LIMITS.allHour)
    throw new TooManyObjections('现在提交意见的人太多');
}

/** @throws BadObjection */
function checked(form: ObjectionForm) {
  if (form.homepage !== '')
    throw new BadObjection('homepage', '“主页”一栏请留空，它用来挡住自动发帖的程序。');
  const text = form.text.replaceAll('\r\n', '\n').trim();
  const length = [...text].length;
  if (length < 5) throw new BadObjection('text', '请写明您的意见，至少 5 个字。');
  if (length > OBJECTION_LIMITS.text)
    throw new BadObjection(
      'text',
      `意见最多 ${OBJECTION_LIMITS.text} 个字，现有 ${length} 个字。请分几次提交，或缩短后再提交。`,
    );
  const short = (field: 'name' | 'contact', what: string): string | null => {
    const value = form[field].replaceAll(/\s+/g, ' ').trim();
    if ([...value].length > OBJECTION_LIMITS[field])
      throw new BadObjection(field, `${what}最多 ${OBJECTION_LIMITS[field]} 个字。`);
    return value === '' ? null : value;
  };
  const item = form.item.trim();
  if ([...item].length > 60) throw new BadObjection('item', '事项编号最多 60 个字；不清楚的请留空。');
  return {
    text,
    name: short('name', '称呼'),
    contact: short('contact', '联系方式'),
    item: item === '' ? null : item,
  };
}
