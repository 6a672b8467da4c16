import type { EntityManager } from 'typeorm';
import { LIST_KINDS, type ListKind } from '../list';
import { allLists, type Body, type List, listById } from '../store';
import { NoSuchKind, NoSuchList, WhichList } from './errors';

/** A list with the body it belongs to. */
export interface BodyList {
  list: List;
  body: Body;
}

/** How a user names a list: body and kind, both left out where there is only one. */
export interface ListChoice {
  body?: string | undefined;
  kind?: string | undefined;
}

/** The kind by its Chinese name or its code; 权责清单 where none is named. */
export function kindNamed(name: string | null | undefined): ListKind {
  if (!name) return 'powers';
  const found = Object.entries(LIST_KINDS).find(([code, label]) => code === name || label === name);
  if (!found) throw new NoSuchKind(name, Object.values(LIST_KINDS));
  return found[0] as ListKind;
}

/** The list the user means. @throws NoSuchList, WhichList */
export async function chosenList(em: EntityManager, { body, kind }: ListChoice): Promise<BodyList> {
  const all = await allLists(em);
  const code = kind === undefined ? undefined : kindNamed(kind);
  const fitting = all.filter(
    (one) => (body === undefined || one.body.name === body) && (code === undefined || one.list.kind === code),
  );
  const names = all.map((one) => `${one.body.name}（${LIST_KINDS[one.list.kind]}）`);
  if (fitting.length === 0) throw new NoSuchList(body ?? null, names);
  if (fitting.length > 1) throw new WhichList(names);
  return fitting[0]!;
}

/** A list by its id. @throws NoSuchList */
export async function listNumbered(em: EntityManager, id: number): Promise<BodyList> {
  const found = (await listById(em, id)) && (await allLists(em)).find(({ list }) => list.id === id);
  if (!found) throw new NoSuchList(String(id), []);
  return found;
}

/** What people call a list: 示例区交通运输局权责清单. */
export function listTitle({ list, body }: BodyList): string {
  return `${body.name}${LIST_KINDS[list.kind]}`;
}
