import { chineseDate } from '../render';
import type { GazetteInput } from './gazette-input';

export const WITNESS_TITLE = '核验信息';

/** What the last page bears witness to: the release, and the log as it stood, so that a printed copy holds the log to its word. */
export function witnessLines({ to, log }: GazetteInput): string[] {
  return [
    `本件依据第${to.number}号发布（${chineseDate(to.publishedAt)}公布，${chineseDate(to.effectiveFrom)}起施行）生成。`,
    `发布日志条目数：${log.size}`,
    `发布日志根散列值：${log.root}`,
    ...(log.fingerprint === undefined ? [] : [`密钥指纹：${log.fingerprint}`]),
    '凭以上各项可以核验公布的清单是否被改动。',
  ];
}
