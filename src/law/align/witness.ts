import type { LinkRow } from '../alignment';
import { type Claim, readDecision } from './amending-decision';

/**
 * Holds the rows against what the amending decision says. Where both agree the row is sure, whatever the text alone
 * was worth; where they do not, the text's answer stands, marked as disputed and unsure: a person settles it.
 */
export function hearDecision(rows: readonly LinkRow[], decision: string): LinkRow[] {
  const verdicts = new Map<LinkRow, boolean>();
  const say = (row: LinkRow, agrees: boolean) => {
    verdicts.set(row, (verdicts.get(row) ?? true) && agrees);
  };
  const [ofOld, ofNew] = [rowsBy(rows, 'old'), rowsBy(rows, 'new')];
  for (const claim of readDecision(decision)) hear(claim, ofOld, ofNew, say);
  return rows.map((row) => {
    const agrees = verdicts.get(row);
    if (agrees === undefined) return row;
    return agrees ? { ...row, sure: true } : { ...row, sure: false, disputed: true };
  });
}

type Say = (row: LinkRow, agrees: boolean) => void;

function hear(claim: Claim, ofOld: Map<string, LinkRow[]>, ofNew: Map<string, LinkRow[]>, say: Say): void {
  switch (claim.kind) {
    case 'added':
      for (const row of claim.new.flatMap((number) => ofNew.get(number) ?? [])) say(row, row.old === null);
      return;
    case 'deleted':
      for (const row of claim.old.flatMap((number) => ofOld.get(number) ?? [])) say(row, row.new === null);
      return;
    case 'kept':
      for (const row of claim.old.flatMap((number) => ofOld.get(number) ?? []))
        if (row.new === null) say(row, false);
      return;
    case 'became': {
      const paired = claim.old.length === claim.new.length;
      claim.old.forEach((old, index) => {
        hearMove(old, paired ? [claim.new[index]!] : claim.new, claim.part, ofOld, ofNew, say);
      });
    }
  }
}

function hearMove(
  old: string,
  claimed: string[],
  part: boolean,
  ofOld: Map<string, LinkRow[]>,
  ofNew: Map<string, LinkRow[]>,
  say: Say,
): void {
  const found = ofOld.get(old) ?? [];
  const agreed = found.filter((row) => row.new !== null && claimed.includes(row.new));
  for (const row of agreed) say(row, true);
  if (agreed.length === 0)
    for (const row of [...found, ...claimed.flatMap((number) => ofNew.get(number) ?? [])]) {
      // A paragraph that went elsewhere says nothing against where the rest of its article went.
      if (!part || row.old !== old || row.new === null) say(row, false);
    }
  else if (!part) for (const row of found) if (!agreed.includes(row)) say(row, false);
}

function rowsBy(rows: readonly LinkRow[], side: 'old' | 'new'): Map<string, LinkRow[]> {
  const by = new Map<string, LinkRow[]>();
  for (const row of rows) {
    const number = row[side];
    if (number === null) continue;
    const list = by.get(number);
    if (list) list.push(row);
    else by.set(number, [row]);
  }
  return by;
}
