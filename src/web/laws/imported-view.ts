import { chineseDate } from '../../render';
import type { ListOverview } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

/** An import as its job keeps it: hits as counts. */
interface ImportResult {
  versions: { id: number; law: string; promulgated: string; effective: string; articles: number }[];
  doubtful: { file: string; why: string }[];
  impacts: number;
  alreadyNew: number;
}

/** What an import brought: versions, doubts, and the items it hits. */
export function importResultView(
  { versions, doubtful, impacts, alreadyNew }: ImportResult,
  lists: Pick<ListOverview, 'id' | 'title'>[],
) {
  return {
    laws: paths.laws,
    again: paths.importLaws,
    versions: {
      ...tableOf(
        [{ label: '名称' }, { label: '公布' }, { label: '施行' }, { label: '条数', number: true }],
        versions.map(({ law, promulgated, effective, articles }) => ({
          cells: [
            { text: law, head: true },
            { text: chineseDate(promulgated) },
            { text: chineseDate(effective) },
            { text: articles, number: true },
          ],
        })),
      ),
    },
    count: versions.length,
    doubtful: doubtful.map(({ file, why }) => ({ text: `${file}：${why}` })),
    hits: impacts,
    alreadyNew,
    packages: lists.map(({ id, title }) => ({ href: paths.packages(id), title })),
  };
}
