import type { EntityManager } from 'typeorm';
import { type HeldVersion, latestKnown, versionInForce } from '../../basis';
import { type Article, addressInChinese, fold, type LawText, provisionAt } from '../../law';
import { citationRow } from '../../list';
import { allLaws, heldLaw, lawById } from '../../store';
import { NoSuchLaw } from '../errors';
import { type Installation, today } from '../installation';

/** Picking a provision from the tree of a law, by search, without a line of script. */

export interface LawChoice {
  id: number;
  title: string;
  classLabel: string | null;
}

const MOST_LAWS = 30;
const MOST_ARTICLES = 40;

/** Laws whose title holds the words, the shortest title first. */
export async function lawsFound({ db }: Installation, words: string): Promise<LawChoice[]> {
  const asked = fold(words);
  const laws = (await allLaws(db.manager)).filter(({ title, aliases }) =>
    [title, ...aliases].some((name) => fold(name).includes(asked)),
  );
  return laws
    .sort((a, b) => a.title.length - b.title.length)
    .slice(0, MOST_LAWS)
    .map(({ id, title, classLabel }) => ({ id, title, classLabel }));
}

export interface Choice {
  address: string;
  /** 第十条第二款 */
  words: string;
  text: string;
}

export interface ProvisionChoices {
  law: LawChoice;
  version: { promulgated: string; effective: string };
  /** Articles that hold the words; `parts` are their 款 and 项. */
  articles: (Choice & { heading: string; parts: Choice[] })[];
  /** How many more there are. */
  left: number;
}

/** The tree of the text in force today, else of the youngest one. @throws NoSuchLaw */
export async function provisionsFound(
  installation: Installation,
  lawId: number,
  words: string,
): Promise<ProvisionChoices> {
  const { law, version } = await textOf(installation, installation.db.manager, lawId);
  const asked = fold(words);
  const found = version.text.articles.filter(
    ({ number, start, end }) =>
      asked === '' ||
      addressInChinese(number) === asked ||
      fold(version.text.verbatim.slice(start, end)).includes(asked),
  );
  return {
    law,
    version: { promulgated: version.promulgated, effective: version.effective },
    articles: found.slice(0, MOST_ARTICLES).map((article) => ({
      ...choice(version.text, article.number),
      heading: article.heading.join('　'),
      parts: partsOf(article).map((address) => choice(version.text, address)),
    })),
    left: Math.max(0, found.length - MOST_ARTICLES),
  };
}

/** The row of a basis that cites this provision and quotes it. @throws NoSuchLaw */
export async function citationFor(
  installation: Installation,
  lawId: number,
  address: string,
): Promise<string> {
  const { law, version } = await textOf(installation, installation.db.manager, lawId);
  return rowFor(law, version, address);
}

/** @throws NoSuchLaw where the law or the provision is not held */
export function rowFor(law: LawChoice, { text }: HeldVersion, address: string): string {
  const provision = provisionAt(text, address);
  if (!provision) throw new NoSuchLaw(law.id);
  return citationRow({
    law: law.title,
    classLabel: law.classLabel,
    note: noteOf(text),
    address,
    text: provision.text,
  });
}

async function textOf(
  installation: Installation,
  em: EntityManager,
  lawId: number,
): Promise<{ law: LawChoice; version: HeldVersion }> {
  const law = Number.isSafeInteger(lawId) ? await lawById(em, lawId) : null;
  const held = law && (await heldLaw(em, lawId));
  const version = held && (versionInForce(held, today(installation)) ?? latestKnown(held));
  if (!law || !version) throw new NoSuchLaw(lawId);
  return { law: { id: law.id, title: law.title, classLabel: law.classLabel }, version };
}

/** The bracketed history below the title, as lists carry it. */
function noteOf({ verbatim, preamble }: LawText): string | null {
  const note = verbatim.slice(preamble.start, preamble.end).replaceAll(/[\s\u3000]+/g, '');
  return /^（[^（）]*(?:（[^（）]*）[^（）]*)*）$/.test(note) ? note : null;
}

function partsOf({ number, paragraphs }: Article): string[] {
  const several = paragraphs.length > 1;
  return paragraphs.flatMap(({ items }, index) => {
    const at = `${number}.${index + 1}`;
    return [...(several ? [at] : []), ...items.map((item) => `${at}.${item.number}`)];
  });
}

function choice(text: LawText, address: string): Choice {
  return { address, words: addressInChinese(address), text: provisionAt(text, address)?.text.trim() ?? '' };
}
