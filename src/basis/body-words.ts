import { fold } from '../law';

/** How a law names a body: by its own name, by an alias, or as the department of its field (交通运输主管部门). */
export interface BodyWords {
  /** By which of its names, folded; the longest first. */
  names: string[];
  /** Its field, without place and rank: 交通运输, 市场监督管理. Empty where none can be told. */
  fields: string[];
}

const PLACE = /^[^省市县区旗州盟]{1,8}?(?:自治区|自治州|自治县|自治旗|地区|省|市|县|区|旗|州|盟)/;
/** These look like the end of a place and belong to the field: 城市管理局, 市场监督管理局, 社区服务中心. */
const NO_PLACE = /^(?:城市|都市|超市|社区|园区|林区|灌区|库区|景区)$/;
const RANK = /(?:管理委员会|委员会|办公室|总队|支队|大队|中心|局|厅|委|办)$/;

/** What to look for in a law where a body is called `name` or one of its aliases. */
export function bodyWords(name: string, aliases: readonly string[] = []): BodyWords {
  const names = [name, ...aliases].map(fold).filter((one) => one.length >= 2);
  const fields = names.map(fieldOf).filter((field) => field.length >= 2);
  return {
    names: [...new Set(names)].sort((a, b) => b.length - a.length),
    fields: [...new Set(fields)].sort((a, b) => b.length - a.length),
  };
}

function fieldOf(name: string): string {
  let rest = name;
  for (let place = PLACE.exec(rest); place && !NO_PLACE.test(place[0]); place = PLACE.exec(rest))
    rest = rest.slice(place[0].length);
  return RANK.test(rest) ? rest.replace(RANK, '') : '';
}

/** Where a sentence (folded) names the body; null where it names none, or only the department of the State Council. */
export function nameIn(sentence: string, { names, fields }: BodyWords): string | null {
  for (const name of names) if (sentence.includes(name)) return name;
  for (const field of fields) {
    const named = new RegExp(
      `(国务院)?${escaped(field)}(?:行政)?(?:主管|管理)?(?:部门|机关|机构)|${escaped(field)}局`,
      'g',
    );
    const own = [...sentence.matchAll(named)].find((match) => match[1] === undefined);
    if (own) return own[0];
  }
  return null;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
