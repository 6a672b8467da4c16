import { addressInChinese } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import {
  anchorOf,
  BASIS_STATUS_WORDS,
  type BasisLink,
  type BasisStanding,
  basisWords,
  isOutstanding,
  LAW_STATE_WORDS,
  standingMark,
} from '../render';
import type { LinkTo } from './page';
import type { Site } from './site';
import { sitePaths } from './site-paths';

/**
 * Where each basis of an item leads. `fixed`: the page of a revision, whose bytes never change, names the version looked at; else the law's
 * own page is meant where that version is the one in force.
 */
export function basisLinks(
  site: Site,
  content: ItemContent,
  standing: readonly BasisStanding[],
  to: LinkTo,
  fixed: boolean,
): (index: number) => BasisLink | null {
  return (index) => {
    const basis = content.bases[index];
    const stands = standing[index];
    if (!basis || !stands) return null;
    const mark = isOutstanding(stands) ? standingMark(stands) : null;
    const aside = stands.status === 'no-text' ? BASIS_STATUS_WORDS['no-text'] : null;
    const page = stands.lawId === null ? null : lawPage(site, stands.lawId, stands.version, fixed);
    if (page === null) return { law: null, provision: null, mark, aside };
    return { law: to(page.path), provision: provisionHref(site, page, basis, stands, to), mark, aside };
  };
}

interface LawPage {
  path: string;
  law: string;
  version: string | null;
}

function lawPage({ laws }: Site, id: string, version: string | null, fixed: boolean): LawPage | null {
  const law = laws.get(id);
  if (!law) return null;
  const held = law.versions.some(({ key }) => key === version);
  if (version === null || !held) return { path: sitePaths.law(id), law: id, version: null };
  const path = !fixed && version === law.current ? sitePaths.law(id) : sitePaths.lawVersion(id, version);
  return { path, law: id, version };
}

function provisionHref(
  site: Site,
  page: LawPage,
  basis: LegalBasis,
  stands: BasisStanding,
  to: LinkTo,
): string | null {
  const anchor = anchorOf(stands.nowAt ?? basis.address);
  const known =
    page.version !== null && anchor !== null && site.anchors.get(`${page.law} ${page.version}`)?.has(anchor);
  return known ? to(page.path, anchor) : null;
}

export interface BasisRow {
  law: string;
  lawHref: string | null;
  /** How the law itself stood. */
  state: string;
  provision: string;
  href: string | null;
  words: string;
  outstanding: boolean;
}

/** Every basis of an item with what was found of it at publication. The same provision of the same law stands once. */
export function basisRows(
  site: Site,
  content: ItemContent,
  standing: readonly BasisStanding[],
  linkOf: (index: number) => BasisLink | null,
): BasisRow[] {
  const rows = new Map<string, BasisRow>();
  content.bases.forEach((basis, index) => {
    const stands = standing[index];
    if (!stands) return;
    const link = linkOf(index);
    const held = stands.lawId === null ? undefined : site.laws.get(stands.lawId);
    const row = {
      law: held?.title ?? basis.law,
      lawHref: link?.law ?? null,
      state: lawStateThen(stands),
      provision: addressInChinese(basis.address),
      href: link?.provision ?? null,
      words: basisWords(basis, stands),
      outstanding: isOutstanding(stands),
    };
    rows.set(`${row.law} ${row.provision} ${row.words}`, row);
  });
  return [...rows.values()];
}

/** The law on the day of publication: what it was checked against was the text in force then, where there was one. */
function lawStateThen({ status, version }: BasisStanding): string {
  if (status === 'repealed') return LAW_STATE_WORDS.repealed;
  return version === null ? '未收录文本' : LAW_STATE_WORDS['in-force'];
}
