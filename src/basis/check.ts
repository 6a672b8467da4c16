import type { ItemContent, LegalBasis } from '../list';
import { dateInChinese } from './edition-note';
import { BASIS_STATUSES, type BasisFinding, type BasisStatus } from './finding';
import type { HeldLaw } from './held-law';
import { finder, Look } from './look';
import { quoteOf } from './quote';
import { repealToldOf } from './repeal-clause';
import { latestKnown, resolveLaw, statusOn, versionInForce } from './resolve';

/**
 * 依据体检 of one basis against the texts held, as of a day (ISO). The quote is the evidence; the number only where
 * nothing is quoted.
 */
export function checkBasis(
  content: ItemContent,
  basis: LegalBasis,
  laws: HeldLaw[],
  asOf: string,
): BasisFinding {
  const law = resolveLaw(basis.law, laws);
  const quote = quoteOf(content, basis);
  const finding = finder(basis, quote);
  const status = law && statusOn(law, asOf);
  if (law && (status?.state === 'repealed' || status?.state === 'replaced')) {
    const by = status.by ? `，由《${status.by}》${status.state === 'replaced' ? '取代' : '废止'}` : '';
    return finding(
      'repealed',
      `《${law.title}》已于${dateInChinese(status.since!)}停止施行${by}，请查找新的依据。`,
    );
  }
  const told = repealToldOf(basis.law, laws, asOf);
  const youngest = (law && latestKnown(law)?.promulgated) ?? '';
  if (told && told.told > youngest) {
    return finding(
      'repealed',
      `《${basis.law}》已由《${told.by}》自${dateInChinese(told.since)}起废止，请查找新的依据。`,
    );
  }
  const version = law && versionInForce(law, asOf);
  if (!law || !version) {
    const why =
      status?.state === 'not-yet' ? `自${dateInChinese(status.since!)}起才施行` : '登记中没有它的文本';
    return finding('no-text', `《${basis.law}》${why}，无法核对；可在“法律文件”中粘贴或导入当时有效的文本。`);
  }
  return new Look(content, basis, quote, law, version).finding();
}

/** 依据体检 of a whole list. */
export function checkList(
  items: { number: string; content: ItemContent }[],
  laws: HeldLaw[],
  asOf: string,
): { counts: Record<BasisStatus, number>; findings: (BasisFinding & { item: string; basis: number })[] } {
  const counts = Object.fromEntries(BASIS_STATUSES.map((status) => [status, 0])) as Record<
    BasisStatus,
    number
  >;
  const findings = items.flatMap(({ number, content }) =>
    content.bases.map((basis, index) => ({
      item: number,
      basis: index,
      ...checkBasis(content, basis, laws, asOf),
    })),
  );
  for (const finding of findings) counts[finding.status]++;
  return { counts, findings };
}
