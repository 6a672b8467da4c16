import { fold } from './fold';
import { isoDate } from './parse/preamble';

/** (2017修正本), （2019年修订）, （2021年第三次修正）: which edition is meant, not part of the name. */
const EDITION =
  /\((?:\d{4}年?)?(?:第?.{0,3}次)?(?:修正|修订|修改)(?:本|版|案)?\)$|\(\d{4}(?:年|版|本|年版)?\)$|\(\d{4}[^)]{0,30}(?:修正|修订|修改|公布|通过|施行)[^)]{0,10}\)$/;

/** What two writings of the same law's name have in common: folded, without 《》, 中华人民共和国 and edition notes. */
export function titleKey(title: string): string {
  const folded = fold(title)
    .replaceAll(/[《》]/g, '')
    .replace(EDITION, '');
  return folded.replace(/^中华人民共和国(?=.{2})/, '');
}

/** What a file's name says of the text in it: `安全生产法(2021-06-10).lrb.txt`, `公路法_20171104.txt`, `2023-07-20.txt`. */
export function nameHints(fileName: string): { title?: string; date?: string } {
  const stem = fileName.normalize('NFC').replaceAll(/\.[A-Za-z]{2,8}(?=\.|$)/g, '');
  const match = /(\d{4})[-_.年]?(\d{2})[-_.月]?(\d{2})日?/.exec(stem);
  const date = match && isoDate(match[1]!, match[2]!, match[3]!);
  const title = stem
    .replace(match?.[0] ?? '', '')
    .replaceAll(/[（(]\s*\d{0,4}\s*[）)]/g, '')
    .replace(/[-_\s]+$/, '')
    .replace(/^[-_\s\d]+/, '')
    .trim();
  return { ...(/[\u4e00-\u9fff]{2}/.test(title) && { title }), ...(date && { date }) };
}
