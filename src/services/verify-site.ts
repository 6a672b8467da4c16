import { reportText, type VerifyReport, verifyPath } from '../release';
import type { Progress } from './installation';

/** What the reader trusts, got from outside the site. */
export interface Trusted {
  /** A vkey or its fingerprint, or a file with one. */
  key?: string;
  policy?: string;
  since?: string;
}

/** The answer of `verify`: complete and unchanged or not, and whether the publisher was checked. */
export interface SiteVerdict {
  ok: boolean;
  publisher: VerifyReport['publisher'];
  problems: { file: string; expected: string; found: string; meaning: string }[];
}

/** Checks a published folder, a build or a zip. */
export async function verifySite(
  path: string,
  trusted: Trusted,
  progress?: Progress,
): Promise<{ report: SiteVerdict; lines: string[] }> {
  const full = await verifyPath(path, trusted, (done, all) => progress?.('核验', done, all));
  const { ok, publisher, problems } = full;
  return {
    report: {
      ok,
      publisher,
      problems: problems.map(({ file, expected, found, meaning }) => ({ file, expected, found, meaning })),
    },
    lines: reportText(full).split('\n'),
  };
}
