import { LineRuleType, type Paragraph } from 'docx';
import { chineseDate } from '../render';
import type { GazetteInput } from './gazette-input';
import { set } from './notice';

/** What the last page bears witness to: the release, and the log as it stood, so that a printed copy holds the log to its word. */
export function witnessParagraphs({ to, log }: GazetteInput): Paragraph[] {
  const lines = [
    `本件依据第${to.number}号发布（${chineseDate(to.publishedAt)}公布，${chineseDate(to.effectiveFrom)}起施行）生成。`,
    `发布日志条目数：${log.size}`,
    `发布日志根散列值：${log.root}`,
    '凭以上两项可以核验公布的清单是否被改动。',
  ];
  const spacing = { line: 400, lineRule: LineRuleType.EXACT };
  const whole = { keepLines: true, spacing };
  return [
    ...set('核验信息', { ...whole, keepNext: true, spacing: { ...spacing, before: 300 } }, 'heading', 28),
    ...lines.flatMap((text, index) =>
      set(text, { ...whole, keepNext: index < lines.length - 1 }, 'text', 28),
    ),
  ];
}
