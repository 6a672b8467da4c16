import { fold, titleKey } from '../law';
import type { LegalBasis } from '../list';
import type { Damage, DamagedItem } from './damage-kinds';

/** 【法律】, 【法规】, 【规章】: the class of a law as cells write it before its title. */
const LABEL = /【([^【】]{1,12})】\s*$/;

/** One law under two class labels: 【法律】 here, 【法规】 there. Where its name rules labels out, those are the wrong ones. */
export function twoLabels(items: DamagedItem[]): Damage[] {
  const laws = new Map<string, { title: string; labels: Map<string, string[]> }>();
  for (const { number, content } of items) {
    for (const basis of firstOfEach(content.bases)) {
      const start = Math.max(0, basis.titleAt.start - 20);
      const label = LABEL.exec((content.basisText[basis.role] ?? '').slice(start, basis.titleAt.start))?.[1];
      if (!label) continue;
      const law = laws.get(titleKey(basis.law)) ?? { title: basis.law, labels: new Map<string, string[]>() };
      laws.set(titleKey(basis.law), law);
      law.labels.set(fold(label), [...(law.labels.get(fold(label)) ?? []), number]);
    }
  }
  return [...laws].flatMap(([law, { title, labels }]): Damage[] => {
    if (labels.size < 2) return [];
    const byUse = [...labels].sort((a, b) => b[1].length - a[1].length);
    const told = byUse.map(([label, where]) => `【${label}】${where.length}处`).join('、');
    const ruledOut = byUse.filter(([label]) => cannotBe(label, title));
    const wrong = ruledOut.length > 0 ? ruledOut : byUse.slice(1);
    const why =
      ruledOut.length > 0 ? `，其中${ruledOut.map(([label]) => `【${label}】`).join('、')}与名称不符` : '';
    const note = `《${title}》的类别写法不一：${told}${why}，请统一。`;
    return [{ kind: 'two-labels', items: [...new Set(wrong.flatMap(([, where]) => where))], law, note }];
  });
}

/** A title is labelled once, however many of its articles are cited after it. */
export function firstOfEach(bases: LegalBasis[]): LegalBasis[] {
  return bases.filter((basis, i) => {
    const before = bases[i - 1];
    return !before || before.role !== basis.role || before.titleAt.start !== basis.titleAt.start;
  });
}

/** 法 is a law's name alone, no province makes one (立法法), and rules of ministries and governments may not be called 条例 (行政法规制定程序条例第五条). */
function cannotBe(label: string, title: string): boolean {
  const name = fold(title).replace(/\([^()]*\)$/, '');
  if (/(?<!办)法$/.test(name)) return label !== '法律';
  if (label === '法律') return /^.{2,8}(?:省|自治区)/.test(name);
  return name.endsWith('条例') && label.includes('规章');
}
