import { fold, titleKey } from '../law';
import { namesStaff } from '../list';
import { firstOfEach, twoLabels } from './class-labels';
import type { Damage, DamagedItem } from './damage-kinds';
import { driftingDates, impossibleDates } from './damaged-dates';
import { foreignDuties } from './foreign-duties';
import type { HeldLaw } from './held-law';

/** Everything found, in the order of the kinds. The laws held say which of two dates is right. */
export function damageIn(items: DamagedItem[], laws: HeldLaw[] = []): Damage[] {
  return [
    ...impossibleDates(items),
    ...driftingDates(items, laws),
    ...twoLabels(items),
    ...duplicateNames(items),
    ...foreignDuties(items),
    ...articlesMissing(items),
    ...basesMissing(items),
    ...staffNames(items),
  ];
}

function duplicateNames(items: DamagedItem[]): Damage[] {
  const byName = new Map<string, string[]>();
  for (const { number, content } of items) {
    const key = [fold(content.name), content.type, content.parent ?? ''].join('\n');
    byName.set(key, [...(byName.get(key) ?? []), number]);
  }
  return [...byName].flatMap(([key, numbers]): Damage[] => {
    if (numbers.length < 2) return [];
    const note = `有${numbers.length}个事项同名“${key.split('\n')[0]}”，请区分名称或合并。`;
    return [{ kind: 'duplicate-name', items: numbers, law: null, note }];
  });
}

/** What is called so is written in articles; a notice or an opinion need not be. */
const IN_ARTICLES = /(?:法|条例|规定|办法|细则|规则|规程)(?:\([^()]*\))?$/;

/** The cell names a law and no provision of it, there or elsewhere in the cell; a law that a quote speaks of is none of its. */
function articlesMissing(items: DamagedItem[]): Damage[] {
  return items.flatMap(({ number, content }) => {
    const own = content.bases.filter(({ role }) => role === 'power');
    const cited = new Set(own.filter(({ at }) => at).map(({ law }) => titleKey(law)));
    return firstOfEach(own)
      .filter(({ at, address, law, titleAt }) => {
        const spokenOf = /^\s*(?:的|等)/.test((content.basisText.power ?? '').slice(titleAt.end));
        return (
          !at && address === '*' && IN_ARTICLES.test(fold(law)) && !cited.has(titleKey(law)) && !spokenOf
        );
      })
      .map(({ law }): Damage => {
        const note = `实施依据只写了《${law}》，没有写明条款，请补充。`;
        return { kind: 'article-missing', items: [number], law: titleKey(law), note };
      });
  });
}

function basesMissing(items: DamagedItem[]): Damage[] {
  return items
    .filter(({ content }) => !content.bases.some((basis) => basis.role === 'power'))
    .map(({ number, content }): Damage => {
      const written = (content.basisText.power ?? '').trim() !== '';
      const note = written
        ? '实施依据中没有认出法律文件，请核对写法。'
        : '没有填写实施依据，请补充或取消事项。';
      return { kind: 'basis-missing', items: [number], law: null, note };
    });
}

/** Columns that hold names of staff, which a published list must not (政府信息公开条例第十五条). */
function staffNames(items: DamagedItem[]): Damage[] {
  const columns = new Map<string, string[]>();
  for (const { number, content } of items) {
    for (const [header, value] of Object.entries(content.extra ?? {})) {
      if (namesStaff(header) && value.trim() !== '')
        columns.set(header, [...(columns.get(header) ?? []), number]);
    }
  }
  return [...columns].map(([header, numbers]) => ({
    kind: 'staff-name',
    items: numbers,
    law: null,
    note: `“${header}”一列含工作人员姓名，公布前请删去。`,
  }));
}
