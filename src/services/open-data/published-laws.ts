import { In } from 'typeorm';
import { Law, LawVersion, lawEventsOf, ReleaseLawVersion, readContent } from '../../store';
import type { Installation } from '../installation';
import { NotPublished } from './errors';
import { type Paged, type PageQuestion, paged } from './paged';

export interface PublishedLaw {
  id: number;
  title: string;
  versions: { promulgated: string; effective: string; title: string }[];
}

export interface PublishedLawHistory extends PublishedLaw {
  events: { kind: string; decided: string; effective: string; by: string | null }[];
}

export interface PublishedLawText {
  law: number;
  title: string;
  promulgated: string;
  effective: string;
  articles: number;
  sha256: string;
  /** The text verbatim; null where it was withdrawn. */
  text: string | null;
  /** 已撤回, where it was. */
  note: string | null;
}

/** The laws that published lists rest on, with the versions that releases froze. */
export async function publishedLaws(
  installation: Installation,
  page: PageQuestion,
): Promise<Paged<PublishedLaw>> {
  return paged(await all(installation), page);
}

/** @throws NotPublished */
export async function publishedLaw(installation: Installation, id: number): Promise<PublishedLawHistory> {
  const law = await lawMust(installation, id);
  const em = installation.db.manager;
  const events = await lawEventsOf(em, id);
  const titles = new Map(
    (await em.findBy(Law, { id: In(events.flatMap(({ byLawId }) => byLawId ?? [])) })).map((by) => [
      by.id,
      by.title,
    ]),
  );
  return {
    ...law,
    events: events.map(({ kind, decided, effective, byLawId }) => ({
      kind,
      decided,
      effective,
      by: byLawId === null ? null : (titles.get(byLawId) ?? null),
    })),
  };
}

/** @throws NotPublished */
export async function publishedLawText(
  installation: Installation,
  id: number,
  promulgated: string,
): Promise<PublishedLawText> {
  const em = installation.db.manager;
  const law = await lawMust(installation, id);
  const known = law.versions.some((version) => version.promulgated === promulgated);
  const version = known ? await em.findOneBy(LawVersion, { lawId: id, promulgated }) : null;
  if (!version)
    throw new NotPublished(
      `《${law.title}》${promulgated} 公布的版本`,
      `已有的版本：${law.versions.map((one) => one.promulgated).join('、')}。`,
    );
  const text = await readContent(em, version.contentDigest);
  return {
    law: id,
    title: version.title,
    promulgated,
    effective: version.effective,
    articles: version.articles,
    sha256: version.verbatimDigest,
    text,
    note: text === null ? '已撤回' : null,
  };
}

async function lawMust(installation: Installation, id: number): Promise<PublishedLaw> {
  const law = (await all(installation)).find((one) => one.id === id);
  if (!law) throw new NotPublished(`编号为 ${id} 的法律文件`, '全部法律文件见 /api/v1/laws。');
  return law;
}

async function all({ db }: Installation): Promise<PublishedLaw[]> {
  const em = db.manager;
  const versions = await em
    .createQueryBuilder(LawVersion, 'version')
    .where(
      `EXISTS (${em.createQueryBuilder(ReleaseLawVersion, 'held').where('held.versionId = version.id').getQuery()})`,
    )
    .orderBy('version.promulgated')
    .addOrderBy('version.id')
    .getMany();
  const laws = await em.find(Law, { order: { titleKey: 'ASC' } });
  return laws.flatMap(({ id, title }) => {
    const own = versions.filter(({ lawId }) => lawId === id);
    return own.length === 0
      ? []
      : [
          {
            id,
            title,
            versions: own.map(({ promulgated, effective, title: named }) => ({
              promulgated,
              effective,
              title: named,
            })),
          },
        ];
  });
}
