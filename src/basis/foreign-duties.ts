import { fold } from '../law';
import { POWER_TYPES, type PowerType } from '../list';
import type { Damage, DamagedItem } from './damage-kinds';

/** Words by which duties show that they are about a power of the type. */
const OWN: Record<Exclude<PowerType, 'other'>, RegExp> = {
  permit: /许可|审批|核准|核发|准予/,
  penalty: /处罚|罚款/,
  coercion: /强制|查封|扣押|冻结|加处罚款|滞纳金|代履行/,
  levy: /征收|征用|收费|缴纳/,
  benefit: /给付|救助|补助|补贴|发放|抚恤/,
  inspection: /检查|抽查|巡查|督查|监测/,
  confirmation: /确认|登记|认定|鉴定|认证/,
  reward: /奖励|表彰/,
  adjudication: /裁决|调解|仲裁/,
};

/** By these words, said twice, duties belong to the type; 检查, 强制 and 确认 alone are said of every power. */
const TELLING: Record<Exclude<PowerType, 'other'>, RegExp> = {
  permit: /许可/g,
  penalty: /处罚/g,
  coercion: /行政强制/g,
  levy: /行政征收|行政征用/g,
  benefit: /给付/g,
  inspection: /行政检查/g,
  confirmation: /行政确认/g,
  reward: /奖励/g,
  adjudication: /裁决/g,
};

type Named = Exclude<PowerType, 'other'>;

/** Duties that speak of another power type, and never of the item's own. */
export function foreignDuties(items: DamagedItem[]): Damage[] {
  const types = Object.keys(TELLING) as Named[];
  return items.flatMap(({ number, content }): Damage[] => {
    const { type } = content;
    const text = fold(content.duties.map((duty) => duty.text).join('\n'));
    if (type === 'other' || text === '' || OWN[type].test(text)) return [];
    const foreign = types.filter((one) => one !== type && (text.match(TELLING[one])?.length ?? 0) > 1);
    if (foreign.length === 0) return [];
    const told = foreign.map((one) => POWER_TYPES[one]).join('、');
    const note = `事项类型为${POWER_TYPES[type]}，责任事项写的却是${told}的内容，可能是从别的事项抄来，请核对。`;
    return [{ kind: 'foreign-duties', items: [number], law: null, note }];
  });
}
