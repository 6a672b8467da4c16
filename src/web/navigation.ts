import type { ListOverview } from '../services';
import { paths } from './paths';

export interface NavLink {
  label: string;
  href: string;
  current: boolean;
  within: boolean;
  count: number | null;
}

type Waiting = Pick<ListOverview, 'id' | 'waitingOfLaws' | 'adjustments' | 'objections'>;

/** The links of the officer's side for the list at hand; the first list where the page belongs to none. */
export function navigation(lists: Waiting[], chosen: number | undefined, url: string): NavLink[] {
  const list = lists.find(({ id }) => id === chosen) ?? lists[0];
  const here = url.split('?')[0]!;
  const link = (label: string, href: string, count = 0): NavLink => ({
    label,
    href,
    current: here === href,
    within: here !== href && href !== paths.desk && here.startsWith(`${href}/`),
    count: count === 0 ? null : count,
  });
  return [
    link('工作台', paths.desk),
    link('法律文件', paths.laws),
    ...(list
      ? [
          link('清单', paths.items(list.id)),
          link('依据体检', paths.basisCheck(list.id)),
          link('影响核查', paths.packages(list.id), list.waitingOfLaws),
          link('调整', paths.adjustments(list.id), list.adjustments.length),
          link('发布', paths.releases(list.id)),
          link('意见', paths.objections(list.id), list.objections),
        ]
      : []),
  ];
}
