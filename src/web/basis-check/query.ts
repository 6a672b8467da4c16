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
  status: Status | 'all' | null;
  /** Title of a law as cells write it. */
  law: string | null;
  page: number;
}

/** Reads the address; what makes no sense is left out. A law alone asks for all of its bases. */
export function checkQuery({ view, status, law, page }: Record<string, unknown>): CheckQuery {
  const named = typeof law === 'string' && law.trim() !== '' ? law.trim() : null;
  const known = typeof status === 'string' && (Object.hasOwn(STATUS_IN_CHINESE, status) || status === 'all');
  return {
    view: VIEWS.find((one) => one === view) ?? 'bases',
    status: known ? (status as Status | 'all') : named ? 'all' : null,
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

/** Whether a finding is asked for. */
export function isAsked(finding: Finding, { status, law }: CheckQuery): boolean {
  if (law !== null && finding.law !== law) return false;
  return status === null ? needsWork(finding) : status === 'all' || finding.status === status;
}
