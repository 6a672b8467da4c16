import { addressInChinese } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { asFineAs, readPath, writePath } from './address';
import { basisStanding } from './basis-standing';
import { editionNamed } from './edition-note';
import type { HeldVersion } from './held-law';
import { type HeldText, heldText, placeOf } from './held-text';
import type { Quote } from './quote';
import { Ground, STANDS, TELLING } from './standing';

/**
 * Which of two versions a basis rests on. The quote is asked first, then the edition note's dates, then the number
 * (design: 影响核查).
 */
export interface Resting {
  on: 'old' | 'new';
  /** Where the text meant stands in that version; differs from the cited address where the item errs. */
  at: string;
  /** False where the evidence is thin or contradicts itself. */
  sure: boolean;
  /** Part of a Chinese sentence. */
  why: string;
}

/** A provision is quoted whole where this share of it is in the quote. */
const WHOLE = 0.95;

export interface Versions {
  oldVersion: HeldVersion;
  newVersion: HeldVersion;
}

export function restingOn(
  content: ItemContent,
  basis: LegalBasis,
  quote: Quote | null,
  versions: Versions,
  confirmed: string | undefined,
): Resting {
  const telling = quote !== null && quote.bare.text.length >= TELLING && readPath(basis.address) !== null;
  const byQuote = telling ? askQuote(content, basis, quote, versions) : null;
  if (byQuote) return byQuote;
  const at = basis.address;
  if (confirmed === versions.oldVersion.id) return { on: 'old', at, sure: !telling, why: '经确认依据旧文本' };
  if (confirmed === versions.newVersion.id) return { on: 'new', at, sure: true, why: '经确认依据新文本' };
  const named = editionOf(content, basis, versions);
  const thin = telling ? '引文与新旧文本都不一致' : '未引条文';
  if (named === 'new') return { on: 'new', at, sure: false, why: `${thin}，题注写明新文本` };
  if (named === 'old') return { on: 'old', at, sure: !telling, why: `${thin}，题注写明旧文本` };
  const path = readPath(at);
  const onlyNew =
    path !== null &&
    heldText(versions.oldVersion.text).leavesAt(at).length === 0 &&
    heldText(versions.newVersion.text).leavesAt(at).length > 0;
  if (onlyNew) return { on: 'new', at, sure: false, why: `${thin}，该编号只见于新文本` };
  return { on: 'old', at, sure: false, why: `${thin}，仅凭条号` };
}

/** The edition that the basis's note names. */
export function editionOf(
  content: ItemContent,
  basis: LegalBasis,
  { oldVersion, newVersion }: Versions,
): ReturnType<typeof editionNamed> {
  if (!basis.noteAt) return null;
  const note = (content.basisText[basis.role] ?? '').slice(basis.noteAt.start, basis.noteAt.end);
  return editionNamed(note, oldVersion, newVersion);
}

/** Null where the quote does not tell. */
function askQuote(content: ItemContent, basis: LegalBasis, quote: Quote, versions: Versions): Resting | null {
  const older = heldText(versions.oldVersion.text);
  const newer = heldText(versions.newVersion.text);
  const { address } = basis;
  const was = basisStanding(older, content, basis, quote).share;
  const now = basisStanding(newer, content, basis, quote).share;
  if (was >= STANDS || now >= STANDS) {
    if (now > was) return { on: 'new', at: address, sure: true, why: '引文与新文本一致' };
    if (was > now) return { on: 'old', at: address, sure: true, why: '引文与旧文本一致' };
    return evenly(content, basis, quote.bare.text, versions);
  }
  const elsewhere = (held: HeldText) =>
    held.find(quote.bare.text).find((find) => find.standing.share >= STANDS);
  const oldFind = elsewhere(older);
  const newFind = elsewhere(newer);
  const like = readPath(address)!;
  if (oldFind) {
    const at = writePath(asFineAs(placeOf(oldFind, like), like));
    return { on: 'old', at, sure: false, why: `引文在旧文本中见于${addressInChinese(at)}，与所引条号不符` };
  }
  if (newFind) {
    // Quoted anew under the old number: the number still rests on the old text, and the link must lead to the quote.
    return { on: 'old', at: address, sure: true, why: '引文已是新文本，条号仍是旧的' };
  }
  if (Math.abs(was - now) >= 0.1 && Math.max(was, now) >= 0.6) {
    const on = now > was ? 'new' : 'old';
    return { on, at: address, sure: false, why: `引文有改动，更接近${on === 'new' ? '新' : '旧'}文本` };
  }
  return null;
}

/** The quote fits both alike: whichever it quotes whole, else the note, else the number. */
function evenly(content: ItemContent, basis: LegalBasis, quote: string, versions: Versions): Resting {
  const { address: at } = basis;
  const quoted = ({ text }: HeldVersion): number =>
    new Ground(quote).standing(heldText(text).bareAt(at)).share;
  const named = editionOf(content, basis, versions);
  const [was, now] = [quoted(versions.oldVersion), quoted(versions.newVersion)];
  if (now > was && now >= WHOLE) return { on: 'new', at, sure: true, why: '引文是新文本的全部' };
  if (was > now && was >= WHOLE) return { on: 'old', at, sure: named !== 'new', why: '引文是旧文本的全部' };
  if (named === 'new') return { on: 'new', at, sure: true, why: '引文部分未改，题注写明新文本' };
  return { on: 'old', at, sure: named !== null, why: '引文在新旧文本中都有' };
}
