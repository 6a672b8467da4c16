import type { EntityManager } from 'typeorm';
import type { ListKind } from '../list';
import { Body, BodyFormerName, List } from './entities';
import { NotInDatabase } from './errors';
import { addRow, type NewRow, rowWithId } from './rows';

export function addBody(
  em: EntityManager,
  { name, aliases = [], uscc = null }: { name: string; aliases?: string[]; uscc?: string | null },
): Promise<Body> {
  return addRow(em, Body, { name, aliases, uscc });
}

export function bodyNamed(em: EntityManager, name: string): Promise<Body | null> {
  return em.findOneBy(Body, { name });
}

export function bodyById(em: EntityManager, id: number): Promise<Body | null> {
  return rowWithId(em, Body, id);
}

/** Retired ones too. */
export function allBodies(em: EntityManager): Promise<Body[]> {
  return em.find(Body, { order: { id: 'ASC' } });
}

/** Keeps what a body was called until an instant. */
export async function addFormerName(em: EntityManager, former: NewRow<BodyFormerName>): Promise<void> {
  await addRow(em, BodyFormerName, former);
}

/** Names that bodies had, oldest first. */
export function formerNames(em: EntityManager): Promise<BodyFormerName[]> {
  return em.find(BodyFormerName, { order: { until: 'ASC', id: 'ASC' } });
}

/** @throws NotInDatabase */
export async function changeBody(
  em: EntityManager,
  id: number,
  change: Partial<Pick<Body, 'name' | 'aliases' | 'uscc' | 'retiredAt'>>,
): Promise<void> {
  const { affected } = await em.update(Body, { id }, change);
  if (affected === 0) throw new NotInDatabase('行使主体', id);
}

export function addList(
  em: EntityManager,
  list: { bodyId: number; kind: ListKind; title: string },
): Promise<List> {
  return addRow(em, List, list);
}

export function listById(em: EntityManager, id: number): Promise<List | null> {
  return rowWithId(em, List, id);
}

export function listOf(em: EntityManager, bodyId: number, kind: ListKind): Promise<List | null> {
  return em.findOneBy(List, { bodyId, kind });
}

/** Every list that is worked on, with its body: those of retired bodies are left out. */
export async function allLists(em: EntityManager): Promise<{ list: List; body: Body }[]> {
  return (await everyList(em)).filter(({ body }) => body.retiredAt === null);
}

/** Every list there ever was, with its body: what was published of a body stays when it is retired. */
export async function everyList(em: EntityManager): Promise<{ list: List; body: Body }[]> {
  const lists = await em.find(List, { order: { id: 'ASC' } });
  const bodies = new Map((await allBodies(em)).map((body) => [body.id, body]));
  return lists.map((list) => ({ list, body: bodies.get(list.bodyId)! }));
}
