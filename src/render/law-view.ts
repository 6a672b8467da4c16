import { addressInChinese, type LawText, type Paragraph } from '../law';

export interface LineView {
  text: string;
  item?: true;
  subitem?: true;
}

export interface ArticleView {
  /** Id of the element, `a17-1`. */
  anchor: string;
  /** 第十七条之一 */
  number: string;
  address: string;
  /** Headings that open here, from the outside in. */
  opens: { text: string; level2?: true; level3?: true }[];
  lines: LineView[];
}

export interface LawView {
  title: string;
  preamble: string | null;
  articles: ArticleView[];
  annexes: { anchor: string; title: string; text: string }[];
}

/** A law's text as a page shows it, article by article. */
export function lawView(law: LawText): LawView {
  let open: string[] = [];
  const seen = new Set<string>();
  const articles = law.articles.map((article) => {
    const from = article.heading.findIndex((heading, depth) => heading !== open[depth]);
    const opens = from < 0 ? [] : article.heading.slice(from);
    open = article.heading;
    return {
      anchor: unique(articleAnchor(article.number), seen),
      number: addressInChinese(article.number),
      address: article.number,
      opens: opens.map((text, i) => headingView(text, from + i)),
      lines: article.paragraphs.flatMap(linesOf),
    };
  });
  const preamble = law.verbatim.slice(law.preamble.start, law.preamble.end).trim();
  return {
    title: law.title,
    preamble: preamble || null,
    articles,
    annexes: law.annexes.map(({ number, title, text }) => ({
      anchor: unique(`annex${number}`, seen),
      title,
      text,
    })),
  };
}

/** The id under which an address stands on a law's page: that of its article, annex, or nothing. */
export function anchorOf(address: string): string | null {
  const annex = /^annex(\d*)/.exec(address);
  if (annex) return `annex${annex[1] || '1'}`;
  const article = /^\d+(?:-\d+)*/.exec(address);
  return article ? articleAnchor(article[0]) : null;
}

export function articleAnchor(number: string): string {
  return `a${number}`;
}

export function linesOf(paragraph: Paragraph): LineView[] {
  return [
    ...(paragraph.text.trim() ? [{ text: paragraph.text.trim() }] : []),
    ...paragraph.items.flatMap((item) => [
      { text: `${itemHead(item.number)}${item.text.trim()}`, item: true as const },
      ...item.subitems.map((sub) => ({ text: `${sub.number}．${sub.text.trim()}`, subitem: true as const })),
    ]),
  ];
}

/** `（一）`, the shape GB/T 9704 and 立法技术规范 give an 项. */
function itemHead(number: string): string {
  return addressInChinese(`1..${number}`)
    .replace(/^第一条第/, '')
    .replace(/项$/, '');
}

function headingView(text: string, depth: number): ArticleView['opens'][number] {
  return depth === 0 ? { text, level2: true } : { text, level3: true };
}

/** A broken text may hold a number twice; ids on a page may not. */
function unique(anchor: string, seen: Set<string>): string {
  let id = anchor;
  for (let n = 2; seen.has(id); n++) id = `${anchor}-again${n}`;
  seen.add(id);
  return id;
}
