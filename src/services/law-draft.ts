import { dateInChinese, repealedIn } from '../basis';
import { lawClassOf, readLawFile } from '../intake';
import { enactment, fold, type LawText, nameHints, parseLaw, titleKey } from '../law';
import { NotALaw } from './errors';

/** What the user says of a file instead of what is read from it. Dates are ISO. */
export interface LawFacts {
  title?: string;
  kind?: string;
  promulgated?: string;
  effective?: string;
  replaces?: string;
}

/** A law file as read, with what it seems to be; empty where nothing tells. */
export interface LawDraft {
  file: string;
  text: LawText;
  title: string;
  kind: string;
  promulgated: string;
  effective: string;
  /** Titles that its closing articles repeal. */
  repeals: string[];
  /** In Chinese: what was guessed. */
  doubts: string[];
}

const CLOSING = 3;

/** Reads a file; what the user says goes before what is read. @throws UnreadableText; NotALaw where it has no articles */
export async function readLawDraft(
  { name, bytes }: { name: string; bytes: Uint8Array },
  facts: LawFacts = {},
): Promise<LawDraft> {
  const { text: verbatim, problems } = await readLawFile(bytes, name);
  const text = parseLaw(verbatim);
  if (text.articles.length === 0) throw new NotALaw(name, '没有读到任何“第×条”');
  const hints = nameHints(name);
  const title = facts.title ?? (text.title || hints.title || '');
  const said = enactment(text);
  const doubts = [...problems, ...said.doubts];
  const promulgated = facts.promulgated ?? hints.date ?? said.promulgated ?? '';
  if (!facts.promulgated && hints.date && said.promulgated && hints.date !== said.promulgated) {
    doubts.push(
      `文件名的日期 ${dateInChinese(hints.date)}与题注最后的日期 ${dateInChinese(said.promulgated)}不同，按文件名`,
    );
  }
  return {
    file: name,
    text,
    title,
    kind: facts.kind ?? lawClassOf(text) ?? '',
    promulgated,
    effective: facts.effective ?? laterOf(said.effective, promulgated),
    repeals: text.articles
      .slice(-CLOSING)
      .flatMap(({ start, end }) => repealedIn(verbatim.slice(start, end)))
      .filter((one) => titleKey(one) !== titleKey(title)),
    doubts,
  };
}

/** An amended text is in force no earlier than it was promulgated. */
function laterOf(effective: string | null, promulgated: string): string {
  return effective && effective > promulgated ? effective : promulgated;
}

/** What two copies are compared by: their articles. Title lines, tables of contents and preambles differ from source to source. */
export function articleWords(law: LawText): string {
  return law.articles.map(({ start, end }) => fold(law.verbatim.slice(start, end))).join('\n');
}
