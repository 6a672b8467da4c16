import { fold, titleKey } from '../law';
import { type ItemContent, POWER_TYPES, type PowerType } from '../list';
import { driftingDates, impossibleDates } from './damaged-dates';

/** Damage that no single basis shows, only a look over the whole list. `items` are permanent numbers. */
export type DamageKind =
  | 'impossible-date'
  | 'drifting-date'
  | 'two-labels'
  | 'duplicate-name'
  | 'foreign-duties'
  | 'article-missing'
  | 'basis-missing'
  | 'staff-name';

export interface Damage {
  kind: DamageKind;
  items: string[];
  /** The law concerned, as the register keys it; null where no law is. */
  law: string | null;
  /** One Chinese sentence: what is wrong, and what to do. */
  note: string;
}

export interface DamagedItem {
  number: string;
  content: ItemContent;
}

/** Everything found, in the order of the kinds above. */
export function damageIn(items: DamagedItem[]): Damage[] {
  return [
    ...impossibleDates(items),
    ...driftingDates(items),
    ...twoLabels(items),
    ...duplicateNames(items),
    ...foreignDuties(items),
    ...articlesMissing(items),
    ...basesMissing(items),
    ...staffNames(items),
  ];
}

const LABEL = /【([^【】]{1,12})】\s*$/;

/** One law under two class labels: 【法律】 here, 【法规】 there. */
function twoLabels(items: DamagedItem[]): Damage[] {
  const labels = new Map<string, Map<string, string[]>>();
  for (const { number, content } of items) {
    for (const basis of content.bases) {
      const start = Math.max(0, basis.titleAt.start - 20);
      const label = LABEL.exec((content.basisText[basis.role] ?? '').slice(start, basis.titleAt.start))?.[1];
      if (!label) continue;
      const law = labels.get(titleKey(basis.law)) ?? new Map<string, string[]>();
      labels.set(titleKey(basis.law), law);
      law.set(fold(label), [...(law.get(fold(label)) ?? []), number]);
    }
  }
  return [...labels].flatMap(([law, byLabel]): Damage[] => {
    if (byLabel.size < 2) return [];
    const [most, ...fewer] = [...byLabel].sort((a, b) => b[1].length - a[1].length);
    const others = fewer.map(([label, where]) => `【${label}】${where.length}处`).join('、');
    const note = `《${law}》多数标为【${most![0]}】，另有${others}，请统一类别。`;
    return [{ kind: 'two-labels', items: once(fewer.flatMap(([, where]) => where)), law, note }];
  });
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

/** Duties that speak of another power type and never of the item's own. */
function foreignDuties(items: DamagedItem[]): Damage[] {
  const types = Object.entries(POWER_TYPES).filter(([type]) => type !== 'other') as [PowerType, string][];
  return items.flatMap(({ number, content }): Damage[] => {
    const text = fold(content.duties.map((duty) => duty.text).join('\n'));
    const own = POWER_TYPES[content.type];
    if (text === '' || content.type === 'other' || text.includes(own.slice(2))) return [];
    const foreign = types.filter(([type, label]) => type !== content.type && text.split(label).length > 2);
    if (foreign.length === 0) return [];
    const told = foreign.map(([, label]) => label).join('、');
    const note = `事项类型为${own}，责任事项写的却是${told}，可能是从别的事项抄来，请核对。`;
    return [{ kind: 'foreign-duties', items: [number], law: null, note }];
  });
}

/** The cell names a law and no provision of it. */
function articlesMissing(items: DamagedItem[]): Damage[] {
  return items.flatMap(({ number, content }) =>
    content.bases
      .filter((basis) => basis.role === 'power' && !basis.at && basis.address === '*')
      .map((basis): Damage => {
        const note = `实施依据只写了《${basis.law}》，没有写明条款，请补充。`;
        return { kind: 'article-missing', items: [number], law: titleKey(basis.law), note };
      }),
  );
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

const STAFF = /录入人|经办人|填报人|填表人|联系人|姓名|办理人员/;

/** Columns that hold names of staff, which a published list must not (政府信息公开条例第十五条). */
function staffNames(items: DamagedItem[]): Damage[] {
  const columns = new Map<string, string[]>();
  for (const { number, content } of items) {
    for (const [header, value] of Object.entries(content.extra ?? {})) {
      if (STAFF.test(header) && value.trim() !== '')
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

const once = (numbers: string[]): string[] => [...new Set(numbers)];
