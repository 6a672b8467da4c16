import { type Finding, needsWork, STATUS_IN_CHINESE } from '../../services';
import { pageAsked } from '../pages';
import { paths } from '../paths';

/** 依据体检 is looked at by basis, by law, by item, or as a whole list. */
export const VIEWS = ['bases', 'laws', 'items', 'damage'] as const;
export type View = (typeof VIEWS)[number];

type Status = Finding['status'];

/** What the address asks for; `status` null is whatever needs work, `all` everything. */
export interface CheckQuery {
  view: View;
  status: Status | 'all' | 'under-way' | null;
  /** Title of a law as cells write it, or part of one. */
  law: string | null;
  page: number;
}

/** Reads the address; what makes no sense is left out. A law alone asks for all of its bases. */
export function checkQuery({ view, status, law, page }: Record<string, unknown>): CheckQuery {
  const typed = typeof law === 'string' ? law.trim().replaceAll(/^《|》$/g, '') : '';
  const named = typed === '' ? null : typed;
  const known =
    typeof status === 'string' &&
    (Object.hasOwn(STATUS_IN_CHINESE, status) || status === 'all' || status === 'under-way');
  return {
    view: VIEWS.find((one) => one === view) ?? 'bases',
    status: known ? (status as CheckQuery['status']) : named ? 'all' : null,
    law: named,
    page: pageAsked(page),
  };
}

/** The address of a view of the check. */
export function checkHref(list: number, { view, status, law, page }: Partial<CheckQuery>): string {
  const asked = new URLSearchParams({
    ...(view && view !== 'bases' && { view }),
    ...(status && { status }),
    ...(law && { law }),
    ...(page && page > 1 && { page: String(page) }),
  });
  return `${paths.basisCheck(list)}${asked.size > 0 ? `?${asked}` : ''}`;
}

/** The laws of these findings that a query means: the one titled so, else those with its words in their title. */
export function lawsMeant(findings: Finding[], typed: string): Set<string> {
  const titles = new Set(findings.map(({ law }) => law));
  if (titles.has(typed)) return new Set([typed]);
  return new Set([...titles].filter((title) => fold(title).includes(fold(typed))));
}

/** The findings that are asked for. */
export function findingsAsked(findings: Finding[], { status, law }: CheckQuery): Finding[] {
  const meant = law === null ? null : lawsMeant(findings, law);
  return findings.filter((finding) => {
    if (meant && !meant.has(finding.law)) return false;
    if (status === 'under-way') return finding.underWay !== undefined;
    return status === null ? needsWork(finding) : status === 'all' || finding.status === status;
  });
}

const fold = (title: string): string => title.normalize('NFKC').replaceAll(/[\s《》〈〉()]/g, '');
