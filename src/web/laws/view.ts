import { chineseDate, LAW_STATE_WORDS, lawView as textView } from '../../render';
import type { LawPage, LawRow } from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { tableOf } from '../table';

const MARKS = { 'in-force': 'good', 'not-yet': 'warn', repealed: 'bad', replaced: 'bad' } as const;

/** The table of laws held, those whose title holds `query`. */
export function lawsView(laws: LawRow[], query: string) {
  const found = laws.filter(({ title }) => title.includes(query));
  return {
    query,
    total: laws.length,
    found: found.length,
    importLaws: paths.importLaws,
    search: paths.laws,
    ...tableOf(
      [{ label: '名称' }, { label: '类别' }, { label: '今天' }, { label: '收录的版本' }],
      found.map((law) => ({
        cells: [
          { text: law.title, href: paths.law(law.id), head: true },
          { text: law.classLabel ?? '—' },
          { text: LAW_STATE_WORDS[law.status.state], mark: MARKS[law.status.state] },
          { text: law.versions.map(({ promulgated }) => chineseDate(promulgated)).join('、') || '没有文本' },
        ],
      })),
    ),
  };
}

/** One law: its versions, neighbours compared, and how to record its end. */
export function lawView({ law, status, events, differing }: LawPage) {
  return {
    state: LAW_STATE_WORDS[status.state],
    mark: MARKS[status.state],
    by: status.by,
    ended: status.state === 'repealed' || status.state === 'replaced',
    repeal: paths.repeal(law.id),
    versions: law.versions
      .map((version, index) => ({
        href: paths.lawText(law.id, version.promulgated),
        promulgated: chineseDate(version.promulgated),
        effective: chineseDate(version.effective),
        articles: version.text.articles.length,
        copies: copiesOf(differing.get(version.id), paths.lawCopies(law.id, version.promulgated)),
        problems: version.text.problems.map(({ line, message }) => `第 ${line} 行：${message}`),
        compare:
          index > 0
            ? `${paths.lawText(law.id, version.promulgated)}?against=${law.versions[index - 1]!.promulgated}`
            : null,
      }))
      .reverse(),
    events: events.length,
  };
}

function copiesOf(held: { chosen: boolean; release: number | null } | undefined, href: string) {
  if (!held) return null;
  if (held.release !== null)
    return {
      mark: 'plain',
      words: `收录了几份不同的文本，已公布其中一份（第${held.release}号发布）。`,
      href,
      label: '查看和对照',
    };
  return held.chosen
    ? { mark: 'plain', words: '收录了几份不同的文本，已选定一份。', href, label: '查看或改选' }
    : { mark: 'warn', words: '收录了几份不同的文本，现以先收录的为准。', href, label: '对照并选定一份' };
}

/** The text of one version, read. */
export function lawTextView(law: LawPage['law'], promulgated: string) {
  const version = law.versions.find((one) => one.promulgated === promulgated);
  if (!version) throw new NoSuchPage();
  return { title: `${law.title}（${chineseDate(promulgated)}公布）`, law: textView(version.text) };
}
