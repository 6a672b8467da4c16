import { type Change, changesBetween } from '../diff/changes';

const LONGEST = 16;
const WORD = /^[\u4e00-\u9fff]$/;
/** Characters that an old term and its new one have in common by chance: 运输 and 管 in 道路运输管理机构 → 交通运输主管部门. */
const COMMON = 2;

/** Words that stand for other words, in one place of two linked articles. */
export interface TermChange {
  old: string;
  next: string;
  at: number;
  atNext: number;
  from: string;
  to: string;
  /** What it was put together of; empty where it is one change. */
  parts: TermChange[];
}

/** Changes of terms from one folded text to the other; those with so little between them that they may be one, as one. */
export function termChanges(old: string, next: string): TermChange[] {
  const groups: Change[][] = [];
  for (const change of changesBetween(old, next)) {
    const group = groups.at(-1);
    const between = group ? old.slice(group.at(-1)!.old.end, change.old.start) : '';
    if (group && between.length <= COMMON && isTerm(between)) group.push(change);
    else groups.push([change]);
  }
  const term = (first: Change, last: Change, parts: TermChange[]): TermChange => ({
    ...{ old, next, at: first.old.start, atNext: first.next.start, parts },
    from: old.slice(first.old.start, last.old.end),
    to: next.slice(first.next.start, last.next.end),
  });
  return groups.flatMap((group) => {
    const parts = group.map((change) => term(change, change, [])).filter(isReplacement);
    const whole = term(group[0]!, group.at(-1)!, parts);
    return isReplacement(whole) ? [group.length === 1 ? parts[0]! : whole] : parts;
  });
}

const isReplacement = ({ from, to }: TermChange) =>
  from !== '' && from.length <= LONGEST && to.length <= LONGEST && isTerm(from + to);

const isTerm = (text: string) => [...text].every((character) => WORD.test(character));

/** The change with as much of its surroundings as all of its sites share in both texts, up to the ends of words. */
export function widened(sites: readonly TermChange[]): { old: string; next: string } {
  const [first] = sites;
  let [before, after] = ['', ''];
  const shared = (offset: (site: TermChange) => [string | undefined, string | undefined]): string | null => {
    const [character] = offset(first!);
    if (!character || !WORD.test(character)) return null;
    return sites.every((site) => offset(site).every((one) => one === character)) ? character : null;
  };
  while (before.length < 6) {
    const by = 1 + before.length;
    const character = shared(({ old, next, at, atNext }) => [old[at - by], next[atNext - by]]);
    if (character === null) break;
    before = character + before;
  }
  while (after.length < 6) {
    const by = after.length;
    const character = shared(({ old, next, at, atNext, from, to }) => [
      old[at + from.length + by],
      next[atNext + to.length + by],
    ]);
    if (character === null) break;
    after += character;
  }
  return { old: before + first!.from + after, next: before + first!.to + after };
}
