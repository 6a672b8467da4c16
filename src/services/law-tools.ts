import { readLawFile } from '../intake';
import {
  addressInChinese,
  alignLaws,
  type ChangeOfWords,
  citationsIn,
  type LawText,
  type LinkRow,
  lawDiffJson,
  lawJson,
  parseLaw,
} from '../law';
import { NotALaw, NotCells } from './errors';
import { LINK_IN_CHINESE } from './words';

interface LawFile {
  name: string;
  bytes: Uint8Array;
}

/** `law parse`: the tree of one file, and its JSON shape; a text without articles is all problems. */
export async function parseLawFile(file: LawFile): Promise<{ law: LawText; json: unknown }> {
  const { text, problems } = await readLawFile(file.bytes, file.name);
  const read = parseLaw(text);
  const law = {
    ...read,
    problems: [...problems.map((message) => ({ line: 1, message })), ...read.problems],
  };
  return { law, json: lawJson(law) };
}

/**
 * `law diff`: what became of each article, the amending decision heard as a second witness where it is given. `lines`
 * leaves out what stayed the same.
 */
export async function diffLawFiles(
  old: LawFile,
  next: LawFile,
  decision: LawFile | null = null,
): Promise<{ json: unknown; lines: string[] }> {
  const heard = decision && (await readLawFile(decision.bytes, decision.name)).text;
  const alignment = alignLaws(await lawIn(old), await lawIn(next), heard === null ? {} : { decision: heard });
  return {
    json: lawDiffJson(alignment),
    lines: [
      ...alignment.replacements.map((r) => `全文替换：${r.old} → ${r.new}（${r.count} 处）`),
      ...alignment.rows.filter(({ kind }) => kind !== 'same').map(lineOf),
    ],
  };
}

const said = (number: string | null) => (number === null ? '—' : addressInChinese(number));

const ONLY: Partial<Record<ChangeOfWords, string>> = {
  references: '，仅所引条号变动',
  replacement: '，仅统一换词',
};

function lineOf(row: LinkRow): string {
  const only = (row.words && ONLY[row.words]) ?? '';
  const doubt = row.disputed ? '（与修改决定所说不符，须人工核对）' : row.sure ? '' : '（须人工核对）';
  return `${said(row.old)} → ${said(row.new)} ${LINK_IN_CHINESE[row.kind]}${only}${doubt}`;
}

/** `cite`: one line of JSON out for each line of JSON in. */
export function* citationLines(bytes: Uint8Array): Generator<string> {
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    yield JSON.stringify({ citations: citationsIn(cellIn(line, index + 1)) });
  }
}

function cellIn(line: string, number: number): string {
  try {
    const { text } = JSON.parse(line) as { text?: unknown };
    if (typeof text === 'string') return text;
  } catch {
    // Said below, with the line's number.
  }
  throw new NotCells(number);
}

async function lawIn({ name, bytes }: LawFile): Promise<LawText> {
  const { text } = await readLawFile(bytes, name);
  const law = parseLaw(text);
  if (law.articles.length === 0) throw new NotALaw(name, '没有读到任何“第×条”');
  return law;
}
