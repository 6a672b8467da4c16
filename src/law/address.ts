import type { Article, LawText, Span } from './law-text';
import { numberToChinese } from './numerals';

/** Where a provision stands: `17-1.2.3`, `17..3`, `ch5`, `ch5s2`, `part1`, `annex1.103`, `*`. */
export type Address =
  | { kind: 'whole' }
  | { kind: 'heading'; address: string }
  | { kind: 'annex'; annex: string; item: string | null }
  | {
      kind: 'article';
      article: string;
      paragraph: string | null;
      item: string | null;
      subitem: string | null;
    };

const ARTICLE = /^(\d+(?:-\d+)?)(?:\.(\d*))?(?:\.(\d+))?(?:\.(\d+))?$/;
const HEADING = /^(?:part\d+)?(?:sub\d+)?(?:ch\d+)?(?:s\d+)?$/;
const ANNEX = /^annex(\d*)(?:\.(\d+))?$/;

/** Null where the text is no address. */
export function parseAddress(text: string): Address | null {
  if (text === '*') return { kind: 'whole' };
  const article = ARTICLE.exec(text);
  if (article) {
    const [, number, paragraph, item, subitem] = article;
    return {
      kind: 'article',
      article: number!,
      paragraph: paragraph || null,
      item: item ?? null,
      subitem: subitem ?? null,
    };
  }
  const annex = ANNEX.exec(text);
  if (annex) return { kind: 'annex', annex: annex[1] || '1', item: annex[2] ?? null };
  return text !== '' && HEADING.test(text) ? { kind: 'heading', address: text } : null;
}

export function formatAddress(address: Address): string {
  switch (address.kind) {
    case 'whole':
      return '*';
    case 'heading':
      return address.address;
    case 'annex':
      return `annex${address.annex}${address.item === null ? '' : `.${address.item}`}`;
    case 'article': {
      const { article, paragraph, item, subitem } = address;
      const below = [paragraph ?? '', item ?? '', subitem ?? ''];
      return [article, ...below].join('.').replace(/\.+$/, '');
    }
  }
}

/** `17-1.2.3` → 第十七条之一第二款第（三）项. What is no address is returned as it is. */
export function addressInChinese(text: string): string {
  const address = parseAddress(text);
  if (address === null) return text;
  switch (address.kind) {
    case 'whole':
      return '全文';
    case 'heading':
      return headingInChinese(address.address);
    case 'annex':
      return `附件${address.annex === '1' ? '' : numeral(address.annex)}${address.item ? `第${address.item}项` : ''}`;
    case 'article': {
      const [number, insertion] = address.article.split('-');
      const article = `第${numeral(number!)}条${insertion ? `之${numeral(insertion)}` : ''}`;
      const paragraph = address.paragraph ? `第${numeral(address.paragraph)}款` : '';
      const item = address.item ? `第（${numeral(address.item)}）项` : '';
      return `${article}${paragraph}${item}${address.subitem ? `第${address.subitem}目` : ''}`;
    }
  }
}

const HEADING_WORDS: Record<string, string> = { part: '编', sub: '分编', ch: '章', s: '节' };

function headingInChinese(address: string): string {
  return address.replaceAll(
    /(part|sub|ch|s)(\d+)/g,
    (_, level: string, n: string) => `第${numeral(n)}${HEADING_WORDS[level]}`,
  );
}

function numeral(number: string): string {
  return number.length <= 4 ? numberToChinese(Number(number)) : number;
}

/** The verbatim text at an address, and where it stands; null where the law has no such provision. */
export function provisionAt(law: LawText, text: string): (Span & { text: string }) | null {
  const span = spanAt(law, parseAddress(text));
  return span && { start: span.start, end: span.end, text: law.verbatim.slice(span.start, span.end) };
}

function spanAt(law: LawText, address: Address | null): Span | null {
  if (address === null) return null;
  switch (address.kind) {
    case 'whole':
      return { start: 0, end: law.verbatim.length };
    case 'heading':
      return headingSpan(law, address.address);
    case 'annex': {
      const annex = law.annexes.find(({ number }) => number === address.annex);
      if (!annex || address.item === null) return annex ?? null;
      return annex.items.find(({ number }) => number === address.item) ? annex : null;
    }
    case 'article': {
      const article = law.articles.find(({ number }) => number === address.article);
      return article ? withinArticle(article, address) : null;
    }
  }
}

function headingSpan(law: LawText, address: string): Span | null {
  const heading = law.headings.find((h) => h.address === address);
  if (!heading) return null;
  const last = law.articles.findLast(({ number }) => heading.articles.includes(number));
  return { start: heading.start, end: last?.end ?? heading.end };
}

function withinArticle(
  article: Article,
  { paragraph, item, subitem }: Extract<Address, { kind: 'article' }>,
): Span | null {
  if (paragraph === null && item === null) return article;
  const paragraphs =
    paragraph === null
      ? article.paragraphs
      : article.paragraphs.slice(Number(paragraph) - 1, Number(paragraph));
  if (item === null) return paragraphs[0] ?? null;
  const items = paragraphs.flatMap(({ items: below }) => below.filter(({ number }) => number === item));
  // An item cited without its paragraph is found only where no second paragraph has one of the same number.
  const found = items.length === 1 ? items[0]! : null;
  if (found === null || subitem === null) return found;
  return found.subitems.find(({ number }) => number === subitem) ?? null;
}
