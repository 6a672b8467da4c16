import { readLawFile } from '../intake';
import {
  addressInChinese,
  alignLaws,
  citationsIn,
  type LawText,
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

/** `law parse`: the tree of one file, and its JSON shape. */
export async function parseLawFile(file: LawFile): Promise<{ law: LawText; json: unknown }> {
  const law = await lawIn(file);
  return { law, json: lawJson(law) };
}

/** `law diff`: what became of each article. `lines` leaves out what stayed the same. */
export async function diffLawFiles(old: LawFile, next: LawFile): Promise<{ json: unknown; lines: string[] }> {
  const alignment = alignLaws(await lawIn(old), await lawIn(next));
  const said = (number: string | null) => (number === null ? '—' : addressInChinese(number));
  return {
    json: lawDiffJson(alignment),
    lines: alignment.rows
      .filter(({ kind }) => kind !== 'same')
      .map(
        (row) =>
          `${said(row.old)} → ${said(row.new)} ${LINK_IN_CHINESE[row.kind]}${row.sure ? '' : '（须人工核对）'}`,
      ),
  };
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
