import { type Alignment, fold, type LawText, type LinkRow } from '../law';
import { asFineAs, type Path, readPath, writePath } from './address';
import { type HeldText, heldText, placeOf } from './held-text';
import type { ImpactKind } from './impact';
import { Ground, stands } from './standing';

/** What became of a cited provision. `kind` null: it stands unchanged at its number. */
export interface Carried {
  kind: ImpactKind | null;
  address: string | null;
  sure: boolean;
}

/** Share of a provision's own text that has to be found again for a split or a 款 to be told apart. */
const TOLD_APART = 0.75;
/** The place where words stand must be before the next best by this much. */
const AHEAD = 0.1;

/**
 * Where a cited provision went: by the alignment, and where that is in doubt by the words themselves. The one judgement of how sure
 * that is, for the basis check and for impacts alike.
 */
export function follow(
  older: LawText,
  newer: LawText,
  alignment: Alignment,
  address: string,
  quote: string | null,
): Carried {
  const carried = carry(older, newer, alignment, address, quote);
  const path = readPath(address);
  if (carried.sure || !path) return carried;
  const [best, rival] = heldText(newer).find(quote ?? heldText(older).bareAt(address));
  if (!best || !stands(best.standing)) return carried;
  if (best.standing.share - (rival?.standing.share ?? 0) < AHEAD) return carried;
  if (readPath(carried.address ?? '')?.article === best.article.number) return carried;
  const there = writePath(asFineAs(placeOf(best, path), path));
  const changed = wordsAt(older, address) !== wordsAt(newer, there);
  return { kind: kindOf(there !== address, changed), address: there, sure: false };
}

const kindOf = (moved: boolean, changed: boolean): ImpactKind | null =>
  moved ? (changed ? 'renumbered+changed' : 'renumbered') : changed ? 'changed' : null;

/**
 * Carries an address from the old text to the new one, as finely as it is named. `quote` (bare) tells which half of a
 * split article is meant.
 */
function carry(
  older: LawText,
  newer: LawText,
  alignment: Alignment,
  address: string,
  quote: string | null,
): Carried {
  const path = readPath(address);
  if (!path) return carryWider(older, newer, alignment, address);
  const rows = alignment.rows.filter((row) => row.old === path.article);
  const from = heldText(older);
  if (rows.length === 0 || from.leavesAt(address).length === 0) return { kind: null, address, sure: false };
  const row = rows.length === 1 ? rows[0]! : mostMeant(rows, heldText(newer), quote ?? from.bareAt(address));
  if (row.new === null) return { kind: 'deleted', address: null, sure: row.sure };

  const below = path.paragraph || path.item;
  const part = below ? carryPart(older, newer, row, path) : { address: row.new, sure: true };
  if (part.address === null) return { kind: 'deleted', address: null, sure: false };
  const moved = part.address !== address;
  const changed = wordsAt(older, address) !== wordsAt(newer, part.address);
  const sure = row.sure && part.sure;
  if (row.kind === 'split' || row.kind === 'merged') {
    return moved || changed ? { kind: row.kind, address: part.address, sure } : unchanged(address);
  }
  return { kind: kindOf(moved, changed), address: part.address, sure: sure || (!moved && !changed) };
}

const unchanged = (address: string): Carried => ({ kind: null, address, sure: true });

/** The folded text at an address, number heads of the article left out. */
function wordsAt(law: LawText, address: string): string {
  return heldText(law)
    .leavesAt(address)
    .map((leaf) => fold(law.verbatim.slice(leaf.start, leaf.end)))
    .join('');
}

/** Of the rows of a split, the one whose new article holds the text meant; sure only if no other does. */
function mostMeant(rows: LinkRow[], newer: HeldText, text: string): LinkRow {
  const shares = rows
    .map((row) => ({ row, share: row.new === null ? 0 : newer.standingAt(row.new, text).share }))
    .sort((a, b) => b.share - a.share);
  const [first, second] = shares;
  const clear = first!.share >= TOLD_APART && second!.share < 0.5;
  return clear ? first!.row : { ...first!.row, sure: false };
}

/** A 款 or 项 within the linked article: by the alignment's parts, else by its own text. */
function carryPart(
  older: LawText,
  newer: LawText,
  row: LinkRow,
  path: Path,
): { address: string | null; sure: boolean } {
  const article = row.new!;
  const same = writePath({ ...path, article });
  const full = heldText(older).leavesAt(writePath(path))[0]!.path;
  const exact = path.item && !path.paragraph ? { ...path, paragraph: full.paragraph } : path;
  const part = row.parts.find((link) => link.old !== null && samePart(link.old, exact));
  if (part) {
    if (part.new === null) return { address: null, sure: false };
    const target = readPath(part.new);
    // A 款 may have become a whole article, which is then cited by its number alone.
    if (target) return { address: writePath(shaped(target, path, heldText(newer))), sure: true };
  }
  if (wordsAt(older, writePath(path)) === wordsAt(newer, same)) return { address: same, sure: true };
  const target = heldText(newer).articles.get(article);
  const text = heldText(older).bareAt(writePath(path));
  if (!target) return { address: null, sure: false };
  const standing = target.ground.standing(text);
  if (standing.share >= TOLD_APART) {
    const place = placeOf({ article: target, standing }, path);
    if ((!path.paragraph || place.paragraph) && (!path.item || place.item)) {
      return { address: writePath(shaped(place, path, heldText(newer))), sure: standing.share >= 0.9 };
    }
  }
  const there = heldText(newer).bareAt(same);
  const near = there !== '' && new Ground(there).standing(text).share >= 0.4;
  return near ? { address: same, sure: false } : { address: null, sure: false };
}

function samePart(address: string, path: Path): boolean {
  const part = readPath(address);
  return part !== null && writePath(part) === writePath(path);
}

/** `target` in the shape of `like`; the 款 is named where the 项 alone would be one of several. */
function shaped(target: Path, like: Path, newer: HeldText): Path {
  const short = asFineAs(target, like);
  if (!short.item || short.paragraph) return short;
  const several = new Set(newer.leavesAt(writePath(short)).map((leaf) => leaf.path.paragraph)).size > 1;
  return several ? target : short;
}

/** Chapters by where their articles went; annexes by their items; the whole law stays the whole law. */
function carryWider(older: LawText, newer: LawText, alignment: Alignment, address: string): Carried {
  if (address.startsWith('annex')) return carryAnnex(older, newer, address);
  const heading = older.headings.find((h) => h.address === address);
  if (!heading) return unchanged(address);
  const targets = new Map<string, number>();
  let touched = false;
  for (const number of heading.articles) {
    const rows = alignment.rows.filter((row) => row.old === number);
    touched ||= rows.some(
      (row) => row.kind !== 'same' && row.kind !== 'retyped' && row.kind !== 'renumbered',
    );
    for (const row of rows) {
      const home = newer.headings.find(
        (h) => h.level === heading.level && h.articles.includes(row.new ?? ''),
      );
      if (home) targets.set(home.address, (targets.get(home.address) ?? 0) + 1);
    }
  }
  const [target, votes] = [...targets].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (target === undefined) return { kind: 'deleted', address: null, sure: false };
  const most = votes! >= heading.articles.length * 0.8;
  if (target !== address) {
    return { kind: touched ? 'renumbered+changed' : 'renumbered', address: target, sure: most };
  }
  return touched ? { kind: 'changed', address, sure: most } : unchanged(address);
}

function carryAnnex(older: LawText, newer: LawText, address: string): Carried {
  const read = (law: LawText): Map<string, string> =>
    new Map(
      law.annexes.flatMap((annex): [string, string][] => [
        [`annex${annex.number}`, fold(annex.text)],
        ...annex.items.map((item): [string, string] => [
          `annex${annex.number}.${item.number}`,
          fold(item.text),
        ]),
      ]),
    );
  const was = read(older).get(address);
  const now = read(newer);
  if (was === undefined || now.get(address) === was) return unchanged(address);
  const moved = [...now].filter(([at, text]) => text === was && at.includes('.') === address.includes('.'));
  if (moved.length === 1) return { kind: 'renumbered', address: moved[0]![0], sure: true };
  if (now.has(address)) return { kind: 'changed', address, sure: false };
  return { kind: 'deleted', address: null, sure: false };
}
