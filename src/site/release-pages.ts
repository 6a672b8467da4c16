import { CHANGE_KINDS, type ChangeKind } from '../list';
import { proofPaths } from '../release';
import { chineseDate, type FieldChangeView, fieldChanges } from '../render';
import { type Catalogue, type Entry, type Step, stepAt } from './catalogue';
import { partsOf } from './export-parts';
import { contentOf } from './item-pages';
import { cutIntoPages } from './item-rows';
import { beside, type LinkTo, linksFrom, type Page } from './page';
import { releasesData } from './page-data';
import { kindsIn, type ReleasedStep, stepsIn } from './release-steps';
import { countsInWords, isAhead, listTitle, releaseDates } from './release-words';
import { frame, type Site } from './site';
import { dataPaths, sitePaths } from './site-paths';
import type { ReleaseFacts } from './snapshot';

/** Above this many changes of one kind the release page names the items only; each item's page has the difference. */
const SHOWN_IN_FULL = 200;

/** All releases, and for each what it changed and the list as it stood. */
export async function* releasePages(site: Site): AsyncGenerator<Page> {
  yield releaseIndex(site);
  for (const catalogue of site.catalogues) {
    for (const release of catalogue.releases) {
      yield await releasePage(site, catalogue, release);
      yield* releasedList(site, catalogue, release);
    }
  }
}

function releaseIndex(site: Site): Page {
  const path = sitePaths.releases;
  const to = linksFrom(path);
  const catalogues = new Map(site.catalogues.map((catalogue) => [catalogue.list.id, catalogue]));
  return {
    path,
    template: 'public/releases',
    data: releasesData(site),
    model: {
      page: frame(site, {
        path,
        json: beside(path),
        title: '历次发布',
        section: 'releases',
        crumbs: [{ path: sitePaths.home, label: '首页' }],
      }),
      rows: site.snapshot.releases
        .map((release) => {
          const catalogue = catalogues.get(release.list)!;
          return {
            number: release.number,
            href: to(sitePaths.release(release.number)),
            list: listTitle(catalogue.list),
            published: chineseDate(release.publishedAt),
            effective: chineseDate(release.effectiveFrom),
            documentNumber: release.documentNumber,
            counts: countsInWords(kindsIn(catalogue, release.number)),
          };
        })
        .reverse(),
      numbered: site.snapshot.releases.some(({ documentNumber }) => documentNumber !== null),
    },
  };
}

async function releasePage(site: Site, catalogue: Catalogue, release: ReleaseFacts): Promise<Page> {
  const { list } = catalogue;
  const path = sitePaths.release(release.number);
  const to = linksFrom(path);
  const steps = stepsIn(catalogue, release.number);
  const title = `第${release.number}号发布`;
  const sections = await sectionsOf(site, catalogue, steps, to);
  return {
    path,
    template: 'public/release',
    model: {
      page: frame(site, {
        path,
        json: dataPaths.list(release.number),
        title: `${title}：${listTitle(list)}`,
        section: 'releases',
        crumbs: [
          { path: sitePaths.home, label: '首页' },
          { path: sitePaths.releases, label: '历次发布' },
        ],
        publishedAt: release.publishedAt,
        source: list.body,
        column: listTitle(list),
      }),
      title,
      list: { label: listTitle(list), href: to(sitePaths.list(list.id)) },
      dates: releaseDates(release),
      ahead: isAhead(release)
        ? { title: `自${chineseDate(release.effectiveFrom)}起施行，发布之日尚未施行` }
        : null,
      documentNumber: release.documentNumber,
      supersedes:
        release.supersedes === null
          ? null
          : { label: `第${release.supersedes}号发布`, href: to(sitePaths.release(release.supersedes)) },
      counts: countsInWords(steps.map(({ step }) => step.kind)),
      adjustments: release.adjustments.map((adjustment) => ({
        title: adjustment.title ?? '调整',
        facts: [
          { label: '理由', value: adjustment.reason },
          { label: '依据', value: adjustment.basis },
          { label: '施行日期', value: adjustment.effectiveFrom && chineseDate(adjustment.effectiveFrom) },
          {
            label: '调整事项',
            value: countsInWords(
              steps.filter(({ step }) => step.adjustment === adjustment.id).map(({ step }) => step.kind),
            ),
          },
        ].filter(({ value }) => value),
      })),
      marked: steps.some(({ step, before }) => before !== null && step.state === 'stands'),
      contents: contentsOf(release, sections),
      sections,
      standing: to(sitePaths.releasedList(release.number)),
      downloads: downloads(site, catalogue, release, to),
    },
  };
}

interface Section {
  /** Where on the page it begins. */
  anchor: string;
  title: string;
  items: object[];
}

/** What the page holds, at its head: adjustments of a large list run to many screens. */
function contentsOf({ adjustments }: ReleaseFacts, sections: readonly Section[]): object[] {
  return [
    ...(adjustments.length > 0 ? [{ label: '调整的理由和依据', href: '#adjustments' }] : []),
    ...sections.map(({ anchor, title }) => ({ label: title, href: `#${anchor}` })),
    { label: '下载和核验', href: '#downloads' },
  ];
}

async function sectionsOf(
  site: Site,
  catalogue: Catalogue,
  steps: ReleasedStep[],
  to: LinkTo,
): Promise<Section[]> {
  const sections: Section[] = [];
  for (const kind of Object.keys(CHANGE_KINDS) as ChangeKind[]) {
    const own = steps.filter(({ step }) => step.kind === kind);
    // A first import is the whole list, which has a page of its own.
    if (own.length === 0 || kind === 'found') continue;
    const items: object[] = [];
    for (const one of own) items.push(await stepView(site, catalogue, one, to, own.length <= SHOWN_IN_FULL));
    sections.push({ anchor: `kind-${kind}`, title: `${CHANGE_KINDS[kind]}（${own.length}项）`, items });
  }
  return sections;
}

async function stepView(
  site: Site,
  catalogue: Catalogue,
  { entry, step, before }: ReleasedStep,
  to: LinkTo,
  full: boolean,
): Promise<object> {
  const list = catalogue.list.id;
  return {
    name: step.name,
    number: entry.number,
    type: step.typeWords,
    href: to(
      step.state === 'ended'
        ? sitePaths.item(list, entry.number)
        : sitePaths.revision(list, entry.number, step.seq),
    ),
    reason: reasonBeside(site, step),
    predecessors: named(catalogue, step.predecessors, to),
    successors: named(catalogue, step.successors, to),
    changes:
      full && before !== null && step.state === 'stands' ? await changesOf(site, list, entry, step.seq) : [],
  };
}

/** What is said of the item alone: the reason of its adjustment stands above, once. */
function reasonBeside({ releases }: Site, { release, adjustment, reason }: Step): string | null {
  const told = releases.get(release)!.adjustments.find(({ id }) => id === adjustment)?.reason;
  if (reason === null || !told) return reason;
  if (reason === told) return null;
  return reason.startsWith(`${told}\n`) ? reason.slice(told.length + 1) : reason;
}

async function changesOf(site: Site, list: string, entry: Entry, seq: number): Promise<FieldChangeView[]> {
  const item = await site.snapshot.item(list, entry.number);
  const at = item?.revisions.findIndex((revision) => revision.seq === seq) ?? -1;
  const [old, next] = [
    item?.revisions.findLast(({ release }) => release < (item.revisions[at]?.release ?? 0)),
    item?.revisions[at],
  ].map((revision) => revision && contentOf(revision));
  return old && next ? fieldChanges(old, next) : [];
}

function named(catalogue: Catalogue, numbers: string[], to: LinkTo): { text: string; href: string }[] {
  return numbers.flatMap((number) => {
    const entry = catalogue.byNumber.get(number);
    return entry ? [{ text: entry.now.name, href: to(sitePaths.item(catalogue.list.id, number)) }] : [];
  });
}

function downloads(
  { snapshot }: Site,
  catalogue: Catalogue,
  release: ReleaseFacts,
  to: LinkTo,
): { label: string; href: string | null }[] {
  const { number, supersedes } = release;
  const proof = proofPaths(number);
  const parts = partsOf(snapshot, catalogue, number);
  const tables = Array.from({ length: parts }, (_, index) => {
    const part = parts === 1 ? '' : `第${index + 1}部分，`;
    return [
      [`清单（${part}XLSX 工作簿）`, dataPaths.xlsx(number, index + 1)],
      [`清单（${part}CSV，可用 Excel、WPS 打开）`, dataPaths.csv(number, index + 1)],
      [`清单（${part}JSON）`, dataPaths.list(number, index + 1)],
      [`依据核对结果（${part}JSON）`, dataPaths.standing(number, index + 1)],
    ];
  });
  const files = [
    ...tables.flat(),
    ...(supersedes === null
      ? []
      : [['与上一次发布的差异（JSON）', dataPaths.diff(catalogue.list.id, supersedes, number)]]),
    ['数据说明（datapackage.json）', dataPaths.dataPackage(number)],
    ['发布声明', proof.statement],
    ['数据文件摘要（SHA-256）', proof.sha256],
    ['数据文件摘要（SM3）', proof.sm3],
    ['入册证明', proof.proof],
  ];
  return files.map(([label, path]) => ({
    label: label!,
    href: snapshot.withdrawnFiles?.has(path!) ? null : to(path!),
  }));
}

/** The list as it stood. Each item leads to the revision of that time. */
function* releasedList(site: Site, catalogue: Catalogue, release: ReleaseFacts): Generator<Page> {
  const { list, entries } = catalogue;
  const standing = entries.flatMap((entry) => {
    const step = stepAt(entry, release.number);
    return step ? [{ entry, step }] : [];
  });
  const pathOf = (page: number): string => sitePaths.releasedList(release.number, page);
  for (const cut of cutIntoPages(standing, pathOf, linksFrom)) {
    const path = pathOf(cut.page);
    const to = linksFrom(path);
    yield {
      path,
      template: 'public/released-list',
      model: {
        page: frame(site, {
          path,
          json: dataPaths.list(release.number),
          title: `第${release.number}号发布时的清单${cut.page === 1 ? '' : `（第${cut.page}页）`} - ${listTitle(list)}`,
          section: 'releases',
          crumbs: [
            { path: sitePaths.home, label: '首页' },
            { path: sitePaths.releases, label: '历次发布' },
            { path: sitePaths.release(release.number), label: `第${release.number}号发布` },
          ],
          publishedAt: release.publishedAt,
          source: list.body,
          column: listTitle(list),
        }),
        title: `第${release.number}号发布时的清单`,
        list: listTitle(list),
        dates: releaseDates(release),
        total: standing.length,
        table: {
          types: true,
          offices: cut.rows.some(({ step }) => step.offices.length > 0),
          outstanding: false,
          rows: cut.rows.map(({ entry, step }) => ({
            number: entry.number,
            name: step.name,
            href: to(sitePaths.revision(list.id, entry.number, step.seq)),
            child: step.parent !== null,
            type: step.typeWords,
            office: step.offices.join('、'),
            outstanding: null,
          })),
        },
        pages: cut.pages,
      },
    };
  }
}
