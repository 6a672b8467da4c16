import { LIST_KINDS } from '../../list';
import { allReleases, everyList } from '../../store';
import type { Installation } from '../installation';
import { type BodyList, listTitle } from '../lists';
import { NotPublished } from './errors';

export interface PublishedList {
  id: number;
  body: string;
  kind: string;
  kindName: string;
  title: string;
  /** True where the body is no longer there; what it published stays. */
  retired: boolean;
  releases: number;
  newestRelease: number;
}

/** Every list that was ever published. */
export async function publishedLists({ db }: Installation): Promise<PublishedList[]> {
  const em = db.manager;
  const releases = await allReleases(em);
  return (await everyList(em)).flatMap((chosen) => {
    const own = releases.filter(({ listId }) => listId === chosen.list.id);
    return own.length === 0 ? [] : [publishedList(chosen, own.length, own.at(-1)!.number)];
  });
}

function publishedList(chosen: BodyList, releases: number, newestRelease: number): PublishedList {
  const { list, body } = chosen;
  return {
    id: list.id,
    body: body.name,
    kind: list.kind,
    kindName: LIST_KINDS[list.kind],
    title: listTitle(chosen),
    retired: body.retiredAt !== null,
    releases,
    newestRelease,
  };
}

/** @throws NotPublished */
export async function publishedListNumbered(installation: Installation, id: number): Promise<PublishedList> {
  const found = (await publishedLists(installation)).find((list) => list.id === id);
  if (!found) throw new NotPublished(`编号为 ${id} 的清单`, '全部清单见 /api/v1/lists。');
  return found;
}
