import {
  type Annex,
  type Article,
  addressInChinese,
  type Heading,
  type LawText,
  type Paragraph,
} from '../law';
import { XML_HEAD, xmlText } from './xml';

/** One text of a law, as of one promulgation. */
export interface LawDocument {
  title: string;
  /** ISO dates. */
  promulgated: string;
  effective: string;
  text: LawText;
}

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
const LEVELS: Heading['level'][] = ['part', 'subpart', 'chapter', 'section'];

/**
 * A law version as Akoma Ntoso 3.0 (OASIS LegalDocML). 条 is `article`, 款 `paragraph`, 项 `point`, 目 `indent`; ids follow the addresses used
 * everywhere here. The same text gives the same bytes.
 */
export function akomaNtoso(law: LawDocument): string {
  const id = ids();
  const uri = `/akn/cn/act/${firstDate(law)}/${encodeURIComponent(law.title)}`;
  return (
    `${XML_HEAD}<akomaNtoso xmlns="${NAMESPACE}">\n<act name="act">\n` +
    meta(uri, firstDate(law), law.promulgated, true) +
    `<preface>\n<p><docTitle>${xmlText(law.title)}</docTitle></p>\n</preface>\n` +
    preamble(law.text) +
    `<body>\n${body(law.text, id)}</body>\n` +
    annexes(law.text.annexes, uri, law, id) +
    '</act>\n</akomaNtoso>\n'
  );
}

/** The day the instrument was first made: what all its versions share. */
function firstDate({ text, promulgated }: LawDocument): string {
  const dates = text.preamble.notes
    .filter(({ act }) => act === 'passed' || act === 'promulgated')
    .map(({ date }) => date);
  return [...dates, promulgated].sort()[0]!;
}

function meta(uri: string, made: string, version: string, references: boolean): string {
  const frbr = (level: string, at: string, date: string, more: string): string =>
    `<FRBR${level}>\n<FRBRthis value="${at}/!main"/>\n<FRBRuri value="${at}"/>\n` +
    `<FRBRdate date="${date}" name="promulgation"/>\n<FRBRauthor href="#publisher"/>\n${more}</FRBR${level}>\n`;
  return (
    '<meta>\n<identification source="#publisher">\n' +
    frbr('Work', uri, made, '<FRBRcountry value="cn"/>\n') +
    frbr('Expression', `${uri}/zho@${version}`, version, '<FRBRlanguage language="zho"/>\n') +
    frbr(
      'Manifestation',
      `${uri}/zho@${version}.xml`,
      version,
      '<FRBRformat value="application/akn+xml"/>\n',
    ) +
    '</identification>\n' +
    (references ? REFERENCES : '') +
    '</meta>\n'
  );
}

/** Whom the ids above name; once in a document. */
const REFERENCES =
  '<references source="#publisher">\n' +
  '<TLCOrganization eId="publisher" href="/akn/ontology/organization/cn/publisher" showAs="清单的发布机关"/>\n' +
  '</references>\n';

function preamble({ verbatim, preamble: at }: LawText): string {
  const lines = linesOf(verbatim.slice(at.start, at.end));
  return lines.length === 0 ? '' : `<preamble>\n${paragraphs(lines)}</preamble>\n`;
}

type Ids = (wanted: string) => string;

/** A broken text may hold a number twice; an id may not. */
function ids(): Ids {
  const seen = new Map<string, number>();
  return (wanted) => {
    const count = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, count);
    return count === 1 ? wanted : `${wanted}-again${count}`;
  };
}

/** Headings and articles in the order of the text; a heading holds what follows until one of its own level or above. */
function body(text: LawText, id: Ids): string {
  const parts = [
    ...text.headings.map((heading) => ({ start: heading.start, heading })),
    ...text.articles.map((article) => ({ start: article.start, article })),
  ].sort((a, b) => a.start - b.start);
  const open: { heading: Heading; filled: boolean }[] = [];
  let xml = '';
  const close = (level: number): void => {
    while (open.length > 0 && LEVELS.indexOf(open.at(-1)!.heading.level) >= level) {
      const { heading, filled } = open.pop()!;
      xml += `${filled ? '' : '<content>\n<p/>\n</content>\n'}</${heading.level}>\n`;
    }
  };
  for (const part of parts) {
    if ('heading' in part) {
      close(LEVELS.indexOf(part.heading.level));
      fill(open);
      xml += headed(part.heading, id);
      open.push({ heading: part.heading, filled: false });
    } else {
      fill(open);
      xml += article(part.article, id);
    }
  }
  close(0);
  return xml || `<hcontainer eId="text" name="text">\n${content(linesAfterPreamble(text))}</hcontainer>\n`;
}

function fill(open: { filled: boolean }[]): void {
  const last = open.at(-1);
  if (last) last.filled = true;
}

function headed({ level, number, title, address }: Heading, id: Ids): string {
  const num = addressInChinese(address).slice(-numeralLength(address));
  return `<${level} eId="${id(xmlText(address || `${level}_${number}`))}">\n<num>${xmlText(num)}</num>\n<heading>${xmlText(title)}</heading>\n`;
}

/** `ch5s2` reads 第五章第二节; the heading itself is only its last step. */
function numeralLength(address: string): number {
  const words = addressInChinese(address);
  return words.length - words.lastIndexOf('第');
}

function article({ number, paragraphs: own }: Article, id: Ids): string {
  const eId = id(`art_${number}`);
  const inner = own.map((one, index) => paragraph(one, `${eId}__para_${index + 1}`, id)).join('');
  return (
    `<article eId="${eId}">\n<num>${xmlText(addressInChinese(number))}</num>\n` +
    `${inner || content([])}</article>\n`
  );
}

function paragraph({ text, items }: Paragraph, wanted: string, id: Ids): string {
  const eId = id(wanted);
  const points = items.map((item) => {
    const point = id(`${eId}__point_${item.number}`);
    const indents = item.subitems.map((sub) => {
      const indent = id(`${point}__indent_${sub.number}`);
      return `<indent eId="${indent}">\n<num>${xmlText(sub.number)}．</num>\n${content(linesOf(sub.text))}</indent>\n`;
    });
    return held('point', point, itemMark(item.number), item.text, indents);
  });
  return held('paragraph', eId, null, text, points);
}

/** An element with its own words and what stands below it. */
function held(name: string, eId: string, num: string | null, text: string, below: string[]): string {
  const lines = linesOf(text);
  const words =
    below.length === 0 ? content(lines) : lines.length > 0 ? `<intro>\n${paragraphs(lines)}</intro>\n` : '';
  const mark = num === null ? '' : `<num>${xmlText(num)}</num>\n`;
  return `<${name} eId="${eId}">\n${mark}${words}${below.join('')}</${name}>\n`;
}

function annexes(own: readonly Annex[], uri: string, law: LawDocument, id: Ids): string {
  if (own.length === 0) return '';
  const all = own.map(({ number, title, text }) => {
    const eId = id(`annex${number}`);
    return (
      `<attachment eId="att_${eId}">\n<heading>${xmlText(title.replaceAll('\n', ' '))}</heading>\n` +
      `<doc name="annex">\n${meta(`${uri}/!${eId}`, firstDate(law), law.promulgated, false)}` +
      `<mainBody eId="${eId}">\n${paragraphs(linesOf(text))}</mainBody>\n</doc>\n</attachment>\n`
    );
  });
  return `<attachments>\n${all.join('')}</attachments>\n`;
}

const content = (lines: readonly string[]): string => `<content>\n${paragraphs(lines)}</content>\n`;

const paragraphs = (lines: readonly string[]): string =>
  lines.length === 0 ? '<p/>\n' : lines.map((line) => `<p>${xmlText(line)}</p>\n`).join('');

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A text without articles: all that stands after the preamble. */
function linesAfterPreamble({ verbatim, preamble: { end }, annexes: own }: LawText): string[] {
  return linesOf(verbatim.slice(end, own[0]?.start ?? verbatim.length));
}

/** `（三）` */
function itemMark(number: string): string {
  return /（.+）/.exec(addressInChinese(`1.1.${number}`))?.[0] ?? number;
}
