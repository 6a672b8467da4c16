import type { ItemCodes, ItemContent, PowerTypeRead, SourcePlace } from '../list';
import { withBases } from './bases';
import { dutiesOf } from './duties';
import { inOneLine, type RawItem } from './row-reader';

const AS_WRITTEN = [
  'body',
  'office',
  'post',
  'departmentDuty',
  'object',
  'conditions',
  'materials',
  'process',
  'timeLimitByLaw',
  'timeLimitPromised',
  'fees',
  'phone',
  'remedies',
  'accountabilityScope',
  'accountability',
  'remarks',
] as const;

/** The content of an item from what its source says, texts as written, bases read from the cells. */
export function itemContent(raw: RawItem, type: PowerTypeRead | null, source: SourcePlace): ItemContent {
  const { texts, extra } = raw;
  const { name, code } = nameAndCode(texts.name ?? '');
  const codes = {
    ...codesOf(texts.code ?? code),
    ...(texts.localCode && { local: spaceless(texts.localCode) }),
    ...(texts.implementationCode && { implementation: spaceless(texts.implementationCode) }),
  };
  return withBases({
    ...(texts.serial && { serial: texts.serial }),
    name,
    ...(texts.subName && { subName: texts.subName }),
    type: type?.type ?? 'other',
    typeLabel: type?.label ?? '其他行政权力',
    ...(Object.keys(codes).length > 0 && { codes }),
    ...levelOf(texts.level ?? '', texts.authority ?? ''),
    ...Object.fromEntries(AS_WRITTEN.flatMap((field) => (texts[field] ? [[field, texts[field]]] : []))),
    basisText: {
      ...(texts.basis && { power: texts.basis }),
      ...(texts.dutyBasis && { duty: texts.dutyBasis }),
      ...(texts.accountabilityBasis && { accountability: texts.accountabilityBasis }),
      ...(texts.feeBasis && { fee: texts.feeBasis }),
    },
    bases: [],
    duties: dutiesOf(texts.duty ?? ''),
    source,
    ...(Object.keys(extra).length > 0 && { extra }),
  });
}

const BASIC_CODE = /\d{9}(?:\d{3}|\d{2}Y)/;

/** 子项名称及编码 puts both in one cell. */
function nameAndCode(text: string): { name: string; code: string } {
  const code = new RegExp(`[（(]?\\s*(?<!\\d)(${BASIC_CODE.source})(?!\\d)\\s*[)）]?`).exec(text);
  const name = code ? text.replace(code[0], '').trim() : text;
  return name === '' ? { name: text, code: '' } : { name, code: code?.[1] ?? '' };
}

function codesOf(text: string): ItemCodes {
  const plain = spaceless(text);
  if (plain === '') return {};
  if (new RegExp(`^${BASIC_CODE.source}$`).test(plain)) return { basic: plain };
  return /^[0-9A-Z]{31}$/.test(plain) ? { implementation: plain } : { local: plain };
}

function spaceless(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

const LEVEL = /^((?:[\u4e00-\u9fff、和及\s]{0,8}级|本级保留|审核转报))(?:[。，,；;：:\s]+)([\s\S]{4,})$/;
const ONE_LEVEL = /^[\u4e00-\u9fff、]{1,10}级$/;
const SENTENCE = /^(?:负责|会同|对|组织|承担|依法|监督|指导|按照?|根据)|[。；]$/;
const LONGEST_LEVEL = 20;

/** One column may hold both: 地州市级。负责…. */
function levelOf(level: string, authority: string): { level?: string; authority?: string } {
  if (level === '') return authority === '' ? {} : { authority };
  if (authority !== '') return { level: levelAlone(level), authority };
  const mixed = severalLevels(level) ? null : LEVEL.exec(level);
  if (mixed) return { level: spaceless(mixed[1]!), authority: mixed[2]! };
  const said = spaceless(level);
  return said.length > LONGEST_LEVEL || SENTENCE.test(said)
    ? { authority: level }
    : { level: levelAlone(level) };
}

function levelAlone(level: string): string {
  return severalLevels(level) || level.length > LONGEST_LEVEL ? level : inOneLine(level);
}

/** From several rows of one item, each with its level; not 地州⏎市级, which a narrow column broke. */
function severalLevels(level: string): boolean {
  return level.split('\n').every((line) => ONE_LEVEL.test(line));
}
