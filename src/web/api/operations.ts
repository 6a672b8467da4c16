import { z } from 'zod';
import {
  diffOfRelease,
  type Installation,
  itemAsOf,
  itemsAsOf,
  itemsOfRelease,
  publishedLaw,
  publishedLaws,
  publishedLawText,
  publishedListNumbered,
  publishedLists,
  publishedRelease,
  releasesOfList,
  revisionsOfItem,
} from '../../services';
import { answers } from './schemas';

/** One address of the interface: the router and the description are both made of it. */
export interface Operation {
  id: string;
  /** As OpenAPI writes it: `/lists/{list}`. */
  path: string;
  summary: string;
  query: z.ZodObject;
  answer: z.ZodType;
  run(
    installation: Installation,
    path: Record<string, string>,
    query: Record<string, unknown>,
  ): Promise<object>;
}

const number = (what: string) =>
  z.coerce.number(`${what}应为正整数`).int(`${what}应为正整数`).positive(`${what}应为正整数`);

const paging = {
  page: number('page').default(1).meta({ description: '第几页，从 1 起' }),
  pageSize: number('pageSize')
    .max(200, 'pageSize 不能超过 200')
    .default(50)
    .meta({ description: '每页几条，至多 200' }),
};
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写作 2026-11-24');
const asOf = {
  inForceOn: day.optional().meta({ description: '在这一天施行的；省略时为今天' }),
  knownOn: day.optional().meta({ description: '按到这一天为止公布的内容；省略时为今天' }),
};
const none = z.object({});
const page = z.object(paging);

type PageQuery = z.infer<typeof page>;
type AsOfQuery = { inForceOn?: string; knownOn?: string };

/** Rows under their own name, as answers have them. */
function rowsAs<T extends { rows: readonly unknown[] }>(name: string, { rows, ...rest }: T): object {
  return { ...rest, [name]: rows };
}

export const operations: Operation[] = [
  {
    id: 'lists',
    path: '/lists',
    summary: '全部公布过的清单',
    query: none,
    answer: answers.lists,
    run: async (installation) => ({ lists: await publishedLists(installation) }),
  },
  {
    id: 'list',
    path: '/lists/{list}',
    summary: '一份清单',
    query: none,
    answer: answers.list,
    run: (installation, { list }) => publishedListNumbered(installation, Number(list)),
  },
  {
    id: 'items',
    path: '/lists/{list}/items',
    summary: '一份清单的事项：某日施行的，按某日为止公布的内容',
    query: z.object({ ...asOf, ...paging }),
    answer: answers.items,
    run: async (installation, { list }, query) =>
      rowsAs('items', await itemsAsOf(installation, Number(list), query as PageQuery & AsOfQuery)),
  },
  {
    id: 'item',
    path: '/lists/{list}/items/{item}',
    summary: '一个事项：某日施行的，按某日为止公布的内容',
    query: z.object(asOf),
    answer: answers.item,
    run: (installation, { list, item }, query) =>
      itemAsOf(installation, Number(list), item!, query as AsOfQuery),
  },
  {
    id: 'revisions',
    path: '/lists/{list}/items/{item}/revisions',
    summary: '一个事项的历次公布',
    query: none,
    answer: answers.revisions,
    run: async (installation, { list, item }) => ({
      revisions: await revisionsOfItem(installation, Number(list), item!),
    }),
  },
  {
    id: 'releases',
    path: '/lists/{list}/releases',
    summary: '一份清单的历次发布',
    query: none,
    answer: answers.releases,
    run: async (installation, { list }) => ({ releases: await releasesOfList(installation, Number(list)) }),
  },
  {
    id: 'release',
    path: '/releases/{release}',
    summary: '一次发布',
    query: none,
    answer: answers.release,
    run: (installation, { release }) => publishedRelease(installation, Number(release)),
  },
  {
    id: 'releaseItems',
    path: '/releases/{release}/items',
    summary: '一次发布所列的事项',
    query: page,
    answer: answers.releaseItems,
    run: async (installation, { release }, query) =>
      rowsAs('items', await itemsOfRelease(installation, Number(release), query as PageQuery)),
  },
  {
    id: 'diff',
    path: '/releases/{release}/diff',
    summary: '一次发布与前一次（或所指一次）的差别',
    query: z.object({
      from: number('from').optional().meta({ description: '与第几号发布比；省略时为前一次' }),
    }),
    answer: answers.diff,
    run: (installation, { release }, { from }) =>
      diffOfRelease(installation, Number(release), from as number | undefined),
  },
  {
    id: 'laws',
    path: '/laws',
    summary: '公布的清单所依据的法律文件',
    query: page,
    answer: answers.laws,
    run: async (installation, _path, query) =>
      rowsAs('laws', await publishedLaws(installation, query as PageQuery)),
  },
  {
    id: 'law',
    path: '/laws/{law}',
    summary: '一个法律文件的版本和立改废',
    query: none,
    answer: answers.law,
    run: (installation, { law }) => publishedLaw(installation, Number(law)),
  },
  {
    id: 'lawText',
    path: '/laws/{law}/versions/{promulgated}',
    summary: '一个版本的原文',
    query: none,
    answer: answers.lawText,
    run: (installation, { law, promulgated }) => publishedLawText(installation, Number(law), promulgated!),
  },
];
