import { type AdjustmentState, LIST_KINDS, stateOf } from '../list';
import {
  allLaws,
  allLists,
  countFound,
  countOpenObjections,
  eventsOfAdjustments,
  lastRelease,
  openAdjustments,
} from '../store';
import { type Actor, LOCAL_ADMINISTRATOR, sees } from './actor';
import type { Installation } from './installation';
import { waitingOfLaws } from './law-packages';

/** What waits at one list. */
export interface ListOverview {
  id: number;
  body: string;
  title: string;
  items: number;
  /** True: there are more, which were not counted. */
  moreItems: boolean;
  release: { number: number; publishedAt: string; effectiveFrom: string } | null;
  /** Impacts of changes of law and candidates for 新增 that nobody has decided. */
  waitingOfLaws: number;
  /** Objections from the public that wait for an answer. */
  objections: number;
  adjustments: { id: number; title: string; state: AdjustmentState }[];
}

export interface Overview {
  lists: ListOverview[];
  laws: number;
}

/** Every page of the officer's side asks: items are counted no further. */
const COUNTED = 5000;

/** Everything that waits, list by list; of a person, the lists of the bodies that she has a right for. */
export async function overview({ db }: Installation, actor: Actor = LOCAL_ADMINISTRATOR): Promise<Overview> {
  const em = db.manager;
  const lists: ListOverview[] = [];
  for (const { list, body } of await allLists(em)) {
    if (!sees(actor, body.name)) continue;
    const open = await openAdjustments(em, list.id);
    const events = await eventsOfAdjustments(
      em,
      open.map(({ id }) => id),
    );
    const last = await lastRelease(em, list.id);
    const items = await countFound(em, list.id, {}, COUNTED + 1);
    lists.push({
      id: list.id,
      body: body.name,
      title: `${body.name}${LIST_KINDS[list.kind]}`,
      items: Math.min(items, COUNTED),
      moreItems: items > COUNTED,
      release: last && {
        number: last.number,
        publishedAt: last.publishedAt,
        effectiveFrom: last.effectiveFrom,
      },
      waitingOfLaws: await waitingOfLaws(em, list.id),
      objections: await countOpenObjections(em, list.id),
      adjustments: open.map(({ id, title }) => ({
        id,
        title,
        state: stateOf(events.filter(({ adjustmentId }) => adjustmentId === id) as never),
      })),
    });
  }
  return { lists, laws: (await allLaws(em)).length };
}
