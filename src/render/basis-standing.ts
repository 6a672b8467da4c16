import type { BasisStatus } from '../basis';
import { addressInChinese } from '../law';
import type { LegalBasis } from '../list';
import { BASIS_STATUS_WORDS } from './words';

/** How one legal basis stood against the texts held when a release was made; frozen with it. */
export interface BasisStanding {
  status: BasisStatus;
  /** Address where the quoted text stands in `version`. */
  nowAt: string | null;
  sure: boolean;
  /** A person confirmed the provision. */
  confirmed: boolean;
  /**
   * The held law that the title means, and the version looked at; null where none is held. Of a provision that was deleted, the version that
   * last had it.
   */
  lawId: string | null;
  version: string | null;
}

/** True where the provision cited was deleted: it stands in an older version only. */
export function isDeleted({ status, nowAt }: Pick<BasisStanding, 'status' | 'nowAt'>): boolean {
  return status === 'not-found' && nowAt !== null;
}

/** True where the register owns up to a basis that wants work: a law that ended, a number that moved, a link nobody confirmed. */
export function isOutstanding({ status, sure, confirmed }: BasisStanding): boolean {
  if (status === 'no-text') return false;
  if (status === 'repealed' || status === 'renumbered' || status === 'not-found') return true;
  return !confirmed && (status === 'changed' || !sure);
}

/** What the reader is told of an outstanding basis, one sentence. */
export function outstandingSentence(basis: LegalBasis, standing: BasisStanding): string {
  const where = `《${basis.law}》${basis.address === '*' ? '' : addressInChinese(basis.address)}`;
  switch (standing.status) {
    case 'repealed':
      return `${where}：该法律文件已废止。`;
    case 'renumbered':
      return `${where}：所引条文${movedWords(standing)}${standing.sure ? '，序号待更正' : ''}。`;
    case 'changed':
      return `${where}：现行条文与所引文字不同，待核对。`;
    case 'not-found':
      return isDeleted(standing)
        ? `${where}：${deletedWords(standing)}。`
        : `${where}：在收录的文本中没有找到所引条文。`;
    default:
      return `${where}：条文对应关系尚未经人工确认。`;
  }
}

/** The one word or two set beside a citation. */
export function standingMark(standing: BasisStanding): string {
  if (standing.status === 'renumbered') return movedWords(standing);
  if (standing.status === 'repealed') return '已废止';
  if (standing.status === 'changed') return '条文已修改';
  if (isDeleted(standing)) return deletedWords(standing);
  if (standing.status === 'not-found') return '未找到';
  return '待确认';
}

/** What was found of a basis at publication, in full: a provision that is cited without its words was found by its number alone. */
export function basisWords(basis: LegalBasis, standing: BasisStanding): string {
  const { status } = standing;
  if (status === 'renumbered')
    return standing.sure ? `${BASIS_STATUS_WORDS.renumbered}，${movedWords(standing)}` : movedWords(standing);
  if (isDeleted(standing)) return deletedWords(standing);
  if (status !== 'valid') return BASIS_STATUS_WORDS[status];
  if (isOutstanding(standing)) return '待人工确认';
  if (basis.quoteAt) return BASIS_STATUS_WORDS.valid;
  return basis.address === '*' ? '法律文件现行有效，未引条款' : '条文现行有效，未引条文文字';
}

const deletedWords = (standing: BasisStanding): string =>
  standing.sure ? '条文已删去' : '条文可能已删去，待核对';

/** What is not sure is not told as a fact; a person's word may be from before the law changed. */
function movedWords(standing: BasisStanding): string {
  const where = standing.nowAt ? addressInChinese(standing.nowAt) : '其他条';
  return standing.sure ? `现为${where}` : `可能已改为${where}，待核对`;
}
