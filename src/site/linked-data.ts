import type { ItemContent } from '../list';
import { typeWords } from '../render';
import { listTitle } from './release-words';
import type { Site } from './site';
import { dataPaths, sitePaths } from './site-paths';
import type { LawFacts, LawVersionFacts, ListFacts, ReleaseFacts } from './snapshot';

/** CPSV-AP 3 for powers, ELI for laws, DCAT for the list as open data; only terms that say what is meant here. */
const CONTEXT = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
};

/** The address of a page: absolute where the site knows its own, else relative to the page that says it. */
export type AddressOf = (path: string) => string;

export function addressIn(site: Site, to: (path: string) => string): AddressOf {
  const { baseUrl } = site.snapshot.settings;
  return (path) => (baseUrl === null ? to(path) : new URL(path, `${baseUrl.replace(/\/$/, '')}/`).href);
}

const zh = (text: string): object => ({ '@value': text, '@language': 'zh-CN' });

/** An item as a public service with its competent authority and the legal resources that it rests on. */
export function itemLinked(
  site: Site,
  list: ListFacts,
  number: string,
  content: ItemContent,
  laws: readonly string[],
  at: AddressOf,
): object {
  return {
    '@context': CONTEXT,
    '@id': at(sitePaths.item(list.id, number)),
    '@type': 'cpsv:PublicService',
    'dct:identifier': number,
    'dct:title': zh(content.name),
    'dct:type': zh(typeWords(content)),
    'cv:hasCompetentAuthority': {
      '@type': 'cv:PublicOrganisation',
      'dct:title': zh(content.body ?? list.body),
    },
    ...(laws.length > 0 && {
      'cv:hasLegalResource': laws.map((id) => ({
        '@id': at(sitePaths.law(id)),
        '@type': 'eli:LegalResource',
        'eli:title': zh(site.laws.get(id)!.title),
      })),
    }),
    ...(content.phone && {
      'cv:hasContactPoint': { '@type': 'cv:ContactPoint', 'cv:telephone': content.phone },
    }),
  };
}

/** A law with every text held of it. */
export function lawLinked(law: LawFacts, at: AddressOf): object {
  const inForce = law.status.state === 'in-force' ? 'inForce' : 'notInForce';
  return {
    '@context': CONTEXT,
    '@id': at(sitePaths.law(law.id)),
    '@type': 'eli:LegalResource',
    'eli:title': zh(law.title),
    'eli:in_force': { '@id': `eli:InForce-${inForce}` },
    'eli:is_realized_by': law.versions.map((version) => expression(law, version, at)),
  };
}

export function versionLinked(law: LawFacts, version: LawVersionFacts, at: AddressOf): object {
  return {
    '@context': CONTEXT,
    ...expression(law, version, at),
    'eli:title': zh(law.title),
    'eli:realizes': { '@id': at(sitePaths.law(law.id)), '@type': 'eli:LegalResource' },
  };
}

function expression(
  { id }: LawFacts,
  { key, promulgated, effective }: LawVersionFacts,
  at: AddressOf,
): object {
  return {
    '@id': at(sitePaths.lawVersion(id, key)),
    '@type': 'eli:LegalExpression',
    'eli:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
    'eli:version_date': promulgated,
    'eli:first_date_entry_in_force': effective,
  };
}

/** A list as a dataset, with the tables of its newest release; one that was erased is not led to. */
export function listLinked(
  { snapshot }: Site,
  list: ListFacts,
  { number, publishedAt }: ReleaseFacts,
  parts: number,
  at: AddressOf,
): object {
  const tables = Array.from({ length: parts }, (_, index) => index + 1).flatMap((part) => [
    ['text/csv', dataPaths.csv(number, part)] as const,
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      dataPaths.xlsx(number, part),
    ] as const,
    ['application/json', dataPaths.list(number, part)] as const,
  ]);
  const files = tables.filter(([, path]) => !snapshot.withdrawnFiles?.has(path));
  return {
    '@context': CONTEXT,
    '@id': at(sitePaths.list(list.id)),
    '@type': 'dcat:Dataset',
    'dct:title': zh(listTitle(list)),
    'dct:publisher': { '@type': 'cv:PublicOrganisation', 'dct:title': zh(list.body) },
    'dct:issued': publishedAt,
    'dcat:distribution': files.map(([media, path]) => ({
      '@type': 'dcat:Distribution',
      'dcat:mediaType': media,
      'dcat:downloadURL': { '@id': at(path) },
    })),
  };
}
