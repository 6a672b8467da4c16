import { type Alignment, type Article, fold, type LawText } from '../law';
import type { PowerType } from '../list';
import { readPath } from './address';
import { type BodyWords, nameIn } from './body-words';
import { textAt } from './held-text';

/** A provision that a change of law added and that may give a body a power: a candidate for 新增, for a person to judge. */
export interface NewPower {
  address: string;
  type: PowerType;
  /** How the provision names the body. */
  named: string;
  /** The word that speaks of a power. */
  word: string;
}

/** The words of each class; of several in one sentence the class named first here is meant: a fine for what was not permitted is a fine. */
const WORDS: [PowerType, RegExp][] = [
  ['penalty', /罚款|行政处罚|处罚|没收|吊销|责令停产停业|通报批评|警告/],
  ['coercion', /查封|扣押|行政强制|强制执行|强制拆除|强制|代履行/],
  ['adjudication', /裁决/],
  ['levy', /征收|征用/],
  ['inspection', /监督检查|现场检查|检查|抽查/],
  ['permit', /行政许可|许可|审批|批准|核准/],
  ['confirmation', /行政确认|确认|认定|登记/],
  ['benefit', /行政给付|给付|补助|补贴|救助金/],
  ['reward', /奖励|表彰/],
  ['other', /备案/],
];

/**
 * Articles, and 款 of articles kept, that the new text has and the old one had not. A 款 that is new to its article and comes from
 * another one is no addition, unless its words speak of a power that those it comes from did not speak of.
 */
export function addedIn({ rows }: Alignment, older: LawText, newer: LawText): string[] {
  const whole = rows.flatMap((row) => (row.kind === 'added' && row.new !== null ? [row.new] : []));
  const parts = rows.flatMap((row) => (row.old === null || row.new === null ? [] : row.parts));
  const paragraphs = parts.flatMap((part) => (part.old === null ? (paragraphOf(part.new) ?? []) : []));
  return [...new Set([...whole, ...paragraphs])].filter((address) => {
    const origins = parts.flatMap((part) =>
      paragraphOf(part.new) === address ? (paragraphOf(part.old) ?? []) : [],
    );
    return origins.length === 0 || grew(address, newer, origins, older);
  });
}

/** The address where it is that of a 款. */
function paragraphOf(address: string | null): string | null {
  const path = address === null ? null : readPath(address);
  return path?.paragraph && !path.item ? `${path.article}.${path.paragraph}` : null;
}

function grew(address: string, newer: LawText, origins: string[], older: LawText): boolean {
  const had = origins.flatMap((origin) => classesIn(textAt(older, origin) ?? ''));
  return classesIn(textAt(newer, address) ?? '').some((type) => !had.includes(type));
}

const classesIn = (text: string): PowerType[] =>
  WORDS.flatMap(([type, words]) => (words.test(fold(text)) ? [type] : []));

/** The added provisions that name the body together with a power, in the order of the text; one an article or 款. */
export function newPowersIn(law: LawText, added: readonly string[], body: BodyWords): NewPower[] {
  const wanted = new Set(added);
  return law.articles.flatMap((article) => {
    if (wanted.has(article.number)) return powerOf(law, article.number, article, body) ?? [];
    return article.paragraphs.flatMap((paragraph, index) => {
      const address = `${article.number}.${index + 1}`;
      return wanted.has(address) ? (powerOf(law, address, paragraph, body) ?? []) : [];
    });
  });
}

/** Every article of a text that is new as a whole. */
export function everyArticle({ articles }: LawText): string[] {
  return articles.map(({ number }) => number);
}

function powerOf(
  law: LawText,
  address: string,
  { start, end }: Pick<Article, 'start' | 'end'>,
  body: BodyWords,
): NewPower | null {
  for (const sentence of law.verbatim.slice(start, end).split('。').map(fold)) {
    const named = nameIn(sentence, body);
    if (named === null) continue;
    for (const [type, words] of WORDS) {
      const word = words.exec(sentence.replaceAll(named, ''))?.[0];
      if (word) return { address, type, named, word };
    }
  }
  return null;
}
