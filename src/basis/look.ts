import { type Alignment, addressInChinese, alignLaws, type LawText } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { asFineAs, readPath, writePath } from './address';
import { basisStanding } from './basis-standing';
import { type Carried, follow } from './carry';
import { dateInChinese, datesIn, editionNamed } from './edition-note';
import type { BasisFinding, BasisStatus, Evidence } from './finding';
import type { HeldLaw, HeldVersion } from './held-law';
import { type Find, heldText, placeOf, textAt } from './held-text';
import type { Quote } from './quote';
import { STANDS, type Standing, slipsOf, stands, TELLING } from './standing';

/** Found well enough elsewhere to say that it moved. */
const FOUND = 0.5;
/** And better than at the cited number by this much: penalties are written alike. */
const CLEARLY = 0.25;
/** Enough where the quote stands there word for word. */
const SLIGHTLY = 0.03;
/** And before the next best place by this much. */
const AHEAD = 0.1;
/** A quote this near to the text may only have been copied badly. */
const NEAR = 0.8;

/** Makes the finding of one basis; what is not said is as for one that was not looked up. */
export function finder(basis: LegalBasis, quote: Quote | null) {
  return (
    status: BasisStatus,
    note: string,
    more: Partial<BasisFinding> = {},
    evidence: Partial<Evidence> = {},
  ) => ({
    status,
    law: basis.law,
    cited: basis.at ? basis.address : null,
    nowAt: null,
    sure: true,
    ...more,
    evidence: {
      quote: quote?.raw ?? null,
      textAtCited: null,
      textNow: null,
      version: null,
      stoodIn: null,
      share: null,
      note,
      ...evidence,
    },
  });
}

/** One basis looked at in one version. */
export class Look {
  private readonly held;
  private readonly make;

  constructor(
    private readonly content: ItemContent,
    private readonly basis: LegalBasis,
    private readonly quote: Quote | null,
    private readonly law: HeldLaw,
    private readonly version: HeldVersion,
  ) {
    this.held = heldText(version.text);
    this.make = finder(basis, quote);
  }

  finding(): BasisFinding {
    const { address, at } = this.basis;
    if (!at || address === '*') return this.found('valid', '只引用了法律名称，法律现行有效。');
    const path = readPath(address);
    if (!path) return this.wider();
    const part = this.heldInPart(path.article);
    if (part) return finder(this.basis, this.quote)('no-text', part);
    if (!this.quote || this.quote.bare.text.length < TELLING) return this.byNumber();
    return this.byQuote(this.quote.bare.text);
  }

  /** What to say where the text held is one 编 of the law, which does not begin with its first article, and the cited article is another's. */
  private heldInPart(article: string): string | null {
    const numbers = [...this.held.articles.keys()].map((number) => Number(number.split('-')[0]));
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const cited = Number(article.split('-')[0]);
    if (numbers.length === 0 || first === 1 || (cited >= first && cited <= last)) return null;
    const from = addressInChinese(String(first));
    return `收录的《${this.law.title}》文本只有${from}至${addressInChinese(String(last))}，没有所引的${addressInChinese(article)}，无法核对；可在“法律文件”中补充全文。`;
  }

  private byQuote(quote: string): BasisFinding {
    const { address } = this.basis;
    const path = readPath(address)!;
    const here = basisStanding(this.held, this.content, this.basis, this.quote!);
    const older = this.olderStanding(here.share);
    const slips = slipsOf(here);
    if (stands(here) && !older) {
      return this.found('valid', slips ? `引文与现行文本有出入：${slips}。` : '引文与现行条文一致。', {
        share: here.share,
      });
    }
    const finds = this.held.find(quote);
    const best = finds[0];
    const inArticle = finds.find((find) => find.article.number === path.article);
    const followed = older && this.follow(older, quote);
    if (path.paragraph || path.item) {
      const moved = inArticle && this.movedWithin(inArticle, here, followed);
      if (moved) return moved;
    }
    const elsewhere = best && best !== inArticle ? this.movedTo(best, finds[1], here, followed) : null;
    if (elsewhere) return elsewhere;
    const deleted =
      older &&
      this.deletedSince(older, `引文与${dateInChinese(older.promulgated)}公布的旧文本一致`, here.share);
    if (deleted) return deleted;
    if (this.held.articles.has(path.article) && this.held.leavesAt(address).length === 0 && inArticle) {
      if (inArticle.standing.share >= STANDS) {
        const note = `引文在${addressInChinese(path.article)}中，但该条没有所引的${addressInChinese(address)}。`;
        return this.found('changed', note, { share: inArticle.standing.share, sure: false });
      }
    }
    if (this.held.articles.has(path.article)) {
      const note = `${addressInChinese(address)}现行文字与引文不同：${here.share >= STANDS ? slips : sharedIn(here.share)}${older ? `；引文与${dateInChinese(older.promulgated)}公布的旧文本一致` : ''}${followed ? this.followedTo(followed) : ''}。`;
      return this.found('changed', note, { share: here.share, sure: followed?.sure ?? here.share < NEAR });
    }
    return this.found('not-found', `现行文本没有${addressInChinese(address)}，引文也未在别处找到。`, {
      share: here.share,
    });
  }

  /** An older held version in which the quote stands at the cited number strictly better than now. */
  private olderStanding(share: number): HeldVersion | null {
    if (share === 1) return null;
    for (const older of [...this.law.versions].reverse()) {
      if (older.promulgated >= this.version.promulgated) continue;
      const then = basisStanding(heldText(older.text), this.content, this.basis, this.quote!);
      if (then.share >= STANDS && then.share > share) return older;
    }
    return null;
  }

  /** The quote stands in another article, better than at the cited number and than anywhere else. */
  private movedTo(
    best: Find,
    rival: Find | undefined,
    here: Standing,
    followed: Carried | null,
  ): BasisFinding | null {
    const { address } = this.basis;
    const { share } = best.standing;
    const gain = share - here.share;
    const ahead = share - (rival?.standing.share ?? 0);
    const wordForWord = stands(best.standing);
    if (share < FOUND || (gain < CLEARLY && !(wordForWord && gain >= SLIGHTLY))) return null;
    if (share < STANDS && ahead < AHEAD) return null;
    const path = readPath(address)!;
    const nowAt = writePath(asFineAs(placeOf(best, path), path));
    const also = wordForWord ? '' : '，文字亦有改动';
    const note = `引文现在${addressInChinese(nowAt)}，不在所引的${addressInChinese(address)}${also}。`;
    return this.found('renumbered', note, {
      share: here.share,
      nowAt,
      sure: surelyAt(nowAt, followed) ?? (share >= STANDS && ahead >= AHEAD),
    });
  }

  /** The 款 or 项 is another one of the same article. */
  private movedWithin(inArticle: Find, here: Standing, followed: Carried | null): BasisFinding | null {
    const path = readPath(this.basis.address)!;
    const { share } = inArticle.standing;
    if (share < STANDS || share - here.share < CLEARLY) return null;
    const place = placeOf(inArticle, path);
    const nowAt = writePath(asFineAs(place, path));
    if (nowAt === this.basis.address || (path.paragraph && !place.paragraph) || (path.item && !place.item))
      return null;
    const note = `引文现在${addressInChinese(nowAt)}，不在所引的${addressInChinese(this.basis.address)}。`;
    return this.found('renumbered', note, {
      share: here.share,
      nowAt,
      sure: surelyAt(nowAt, followed) ?? share >= STANDS,
    });
  }

  /** Nothing is quoted: the number is all there is, and the edition note may say that it is an older one's. */
  private byNumber(): BasisFinding {
    const { address } = this.basis;
    const exists = this.held.leavesAt(address).length > 0;
    const older = this.versionNamed();
    const deleted =
      older && this.deletedSince(older, `题注所指的是${dateInChinese(older.promulgated)}的文本，未引条文`);
    if (deleted) return deleted;
    const carried =
      older && heldText(older.text).leavesAt(address).length > 0 ? this.follow(older, null).address : null;
    if (older && carried && carried !== address) {
      const note = `题注所指的是${dateInChinese(older.promulgated)}的文本，该处内容现在${addressInChinese(carried)}；未引条文，仅凭条号推断，请人工核对。`;
      return this.found('renumbered', note, { nowAt: carried, sure: false });
    }
    if (exists) return this.found('valid', '未引条文，只核对了条号存在。');
    return this.found('not-found', `现行文本没有${addressInChinese(address)}。`);
  }

  /** The held version that the edition note names, where it is older than the one in force. */
  private versionNamed(): HeldVersion | null {
    const { noteAt, role } = this.basis;
    const note = noteAt ? (this.content.basisText[role] ?? '').slice(noteAt.start, noteAt.end) : '';
    if (datesIn(note).length === 0) return null;
    const older = this.law.versions.filter((v) => v.promulgated < this.version.promulgated);
    return older.findLast((v, i) => editionNamed(note, v, older[i + 1] ?? this.version) === 'old') ?? null;
  }

  /** What became of the cited provision since an older version, as the impacts of the change judge it. */
  private follow(older: HeldVersion, quote: string | null): Carried {
    const alignment = alignmentOf(older.text, this.version.text);
    return follow(older.text, this.version.text, alignment, this.basis.address, quote);
  }

  /**
   * The whole article is gone since an older version; another may stand at its number. As sure as the comparison is: that the quoted words are
   * nowhere now proves nothing, an article written anew keeps few of them. `why`: part of a sentence; `share`: of the quote at the number now.
   */
  private deletedSince(older: HeldVersion, why: string, share?: number): BasisFinding | null {
    const { address } = this.basis;
    const { article } = readPath(address)!;
    if (heldText(older.text).leavesAt(address).length === 0) return null;
    const alignment = alignmentOf(older.text, this.version.text);
    const gone = follow(older.text, this.version.text, alignment, article, null);
    if (gone.address !== null) return null;
    const sure = gone.sure && share !== undefined;
    const now = this.held.articles.has(article) ? `，现在的${addressInChinese(article)}是另一条文` : '';
    const doubt = sure ? '' : '；新旧条文的对应不确定，请人工核对';
    const note = `所引${addressInChinese(address)}在${dateInChinese(this.version.promulgated)}公布的文本中${sure ? '已' : '可能已'}删去${now}；${why}${doubt}。`;
    return this.found('not-found', note, {
      sure,
      ...(share !== undefined && { share }),
      stoodIn: older.id,
    });
  }

  /** Part of a sentence; empty where the provision kept its number. */
  private followedTo({ address }: Carried): string {
    if (address === this.basis.address) return '';
    return address === null
      ? '；按新旧条文对照，新文本中没有对应的条文'
      : `；按新旧条文对照，该处内容现在${addressInChinese(address)}`;
  }

  /** Chapters, parts and annexes: whether there is one of this number. */
  private wider(): BasisFinding {
    const { address } = this.basis;
    const { headings, annexes } = this.version.text;
    const annex = /^annex(\d+)(?:\.(.+))?$/.exec(address);
    const exists = annex
      ? annexes.some(
          (a) => a.number === annex[1] && (!annex[2] || a.items.some((i) => i.number === annex[2])),
        )
      : headings.some((heading) => heading.address === address);
    return exists
      ? this.found('valid', '未引条文，只核对了编号存在。')
      : this.found('not-found', `现行文本没有${addressInChinese(address)}。`, { sure: false });
  }

  private found(
    status: BasisStatus,
    note: string,
    more: { nowAt?: string | null; sure?: boolean; share?: number; stoodIn?: string } = {},
  ): BasisFinding {
    const { id, text, promulgated, effective } = this.version;
    const nowAt = more.nowAt ?? null;
    return this.make(
      status,
      note,
      { nowAt, sure: more.sure ?? true },
      {
        textAtCited: textAt(text, this.basis.address),
        textNow: nowAt === null ? null : textAt(text, nowAt),
        version: { law: this.law.title, lawId: this.law.id, id, promulgated, effective },
        share: more.share ?? null,
        stoodIn: more.stoodIn ?? null,
      },
    );
  }
}

/** Null where there is no older text to follow. */
const surelyAt = (nowAt: string, followed: Carried | null): boolean | null =>
  followed ? followed.sure && followed.address === nowAt : null;

function sharedIn(share: number): string {
  return share < 0.01 ? '现在的内容与引文无关' : `引文只有${Math.floor(share * 100)}%见于现行条文`;
}

const alignments = new WeakMap<LawText, WeakMap<LawText, Alignment>>();

function alignmentOf(older: LawText, newer: LawText): Alignment {
  const known = alignments.get(older) ?? new WeakMap<LawText, Alignment>();
  alignments.set(older, known);
  const alignment = known.get(newer) ?? alignLaws(older, newer);
  known.set(newer, alignment);
  return alignment;
}
