import {
  ITEM_FIELDS,
  type ItemContent,
  NUMBER_HEADER,
  readPowerType,
  type SourcePlace,
  tableHeader,
} from '../list';
import { withBases } from './bases';
import { dutiesOf } from './duties';

/** Fields that are one text, by their header. */
const TEXTS = new Map(
  ITEM_FIELDS.filter(({ key }) => !/^(?:type|parent|name|subName|duties|basisText\.|codes\.)/.test(key)).map(
    (field) => [tableHeader(field), field.key],
  ),
);
const NESTED = new Map(
  ITEM_FIELDS.filter(({ key }) => /^(?:basisText|codes)\./.test(key)).map((field) => [
    tableHeader(field),
    field.key,
  ]),
);
const KNOWN = new Set([...ITEM_FIELDS.map(tableHeader), NUMBER_HEADER]);

/** A permanent number of this program. */
const OWN_NUMBER = /^\d{4,}$/;

/** The permanent number that a row of a table of ours carries; null where it is another program's. */
export function ownNumber(texts: Record<string, string>): string | null {
  const number = texts[NUMBER_HEADER] ?? '';
  return OWN_NUMBER.test(number) ? number : null;
}

/** An item from a row of a table that this program wrote: each header means the field whose label it is. */
export function ownItem(texts: Record<string, string>, sub: boolean, source: SourcePlace): ItemContent {
  const type = readPowerType(texts.权力类型 ?? '');
  const nested = (group: string): Record<string, string> =>
    Object.fromEntries(
      [...NESTED].flatMap(([header, key]) =>
        key.startsWith(`${group}.`) && texts[header] ? [[key.slice(group.length + 1), texts[header]]] : [],
      ),
    );
  const codes = nested('codes');
  const number = texts[NUMBER_HEADER] ?? '';
  // Another program's number is a code.
  if (number !== '' && !OWN_NUMBER.test(number)) codes.local ??= number;
  const extra = Object.entries(texts).filter(
    ([header, text]) => !KNOWN.has(header) && header !== '' && text !== '',
  );
  return withBases({
    ...Object.fromEntries(
      [...TEXTS].flatMap(([header, key]) => (texts[header] ? [[key, texts[header]]] : [])),
    ),
    name: (sub ? texts.子项名称 : texts.事项名称) ?? '',
    ...(!sub && texts.子项名称 && { subName: texts.子项名称 }),
    type: type?.type ?? 'other',
    typeLabel: type?.label ?? '其他行政权力',
    ...(Object.keys(codes).length > 0 && { codes }),
    basisText: nested('basisText'),
    bases: [],
    duties: dutiesOf(texts.责任事项内容 ?? ''),
    source,
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  });
}
