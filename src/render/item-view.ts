import {
  type BasisRole,
  fieldLabel,
  fieldsOf,
  type ItemContent,
  POWER_TYPES,
  restsOnNothing,
  saysNothing,
} from '../list';
import { type BasisLink, type BasisPiece, basisPieces } from './basis-pieces';

/** A label with its value; nothing without a value gets this far. */
export interface Fact {
  label: string;
  value: string;
  href?: string;
}

export interface BasisCell {
  label: string;
  pieces: BasisPiece[];
}

/** One item as a page shows it: empty parts are null or empty, so that no page has an empty heading. */
export interface ItemView {
  name: string;
  type: string;
  facts: Fact[];
  power: BasisCell | null;
  /** True where nothing is named that it rests on: the public is told. */
  unfounded: boolean;
  duties: { stage: string | null; text: string }[];
  dutyBasis: BasisCell | null;
  /** True where anything of 追责 is there. */
  answers: boolean;
  accountabilityScope: string | null;
  accountability: string | null;
  accountabilityBasis: BasisCell | null;
  procedure: Fact[];
  feeBasis: BasisCell | null;
  remedies: Fact[];
  others: Fact[];
}

const FACTS = [
  'codes.basic',
  'codes.implementation',
  'codes.local',
  'body',
  'office',
  'post',
  'level',
  'authority',
  'object',
  'departmentDuty',
];
const PROCEDURE = ['conditions', 'materials', 'process', 'timeLimitByLaw', 'timeLimitPromised', 'fees'];
const REMEDIES = ['phone', 'remedies'];
const OTHERS = ['remarks'];

/** `linkOf` is asked by index into `content.bases`. */
export function itemView(
  content: ItemContent,
  linkOf: (basis: number) => BasisLink | null = () => null,
): ItemView {
  const cell = (role: BasisRole): BasisCell | null => {
    const text = content.basisText[role];
    return text === undefined || saysNothing(text)
      ? null
      : { label: fieldLabel(`basisText.${role}`), pieces: basisPieces(text, role, content.bases, linkOf) };
  };
  const accountabilityBasis = cell('accountability');
  const accountabilityScope = given(content.accountabilityScope);
  const accountability = given(content.accountability);
  return {
    name: content.name,
    type: typeWords(content),
    facts: factsOf(content, FACTS),
    power: cell('power'),
    unfounded: restsOnNothing(content),
    duties: content.duties
      .filter(({ text }) => !saysNothing(text))
      .map(({ stage, text }) => ({ stage: stage ?? null, text })),
    dutyBasis: cell('duty'),
    answers: Boolean(accountabilityScope || accountability || accountabilityBasis),
    accountabilityScope,
    accountability,
    accountabilityBasis,
    procedure: factsOf(content, PROCEDURE),
    feeBasis: cell('fee'),
    remedies: factsOf(content, REMEDIES),
    others: factsOf(content, [...OTHERS, ...extraKeys(content)]),
  };
}

/** The type as the source writes it where that says more than the class: `其他职权（其他行政权力）`. */
export function typeWords({ type, typeLabel }: Pick<ItemContent, 'type' | 'typeLabel'>): string {
  const written = typeLabel.replace(/\s+/g, '');
  return written === '' || written === POWER_TYPES[type] ? POWER_TYPES[type] : written;
}

function factsOf(content: ItemContent, keys: readonly string[]): Fact[] {
  return fieldsOf(content)
    .filter(({ key }) => keys.includes(key))
    .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
    .flatMap(({ label, read }) => {
      const value = given(read(content));
      return value === null ? [] : [{ label, value }];
    });
}

function extraKeys({ extra }: ItemContent): string[] {
  return Object.keys(extra ?? {}).map((header) => `extra.${header}`);
}

function given(value: string | undefined): string | null {
  return value === undefined || saysNothing(value) ? null : value.trim();
}
