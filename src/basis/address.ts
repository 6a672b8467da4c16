import { formatAddress, parseAddress } from '../law';

/** The parts of a provision's address: `17-1.2.3` is 第十七条之一第二款第三项; `17..3` leaves the 款 open. */
export interface Path {
  article: string;
  paragraph: string | null;
  item: string | null;
  subitem: string | null;
}

/** Reads an address at or below an article; null for chapters, annexes, `*` and what is no address. */
export function readPath(text: string): Path | null {
  const address = parseAddress(text);
  if (address?.kind !== 'article') return null;
  const { article, paragraph, item, subitem } = address;
  return { article, paragraph, item, subitem };
}

/** The address of a path; inverse of `readPath`. */
export function writePath(path: Path): string {
  return formatAddress({ kind: 'article', ...path });
}

/** `path` named as finely as `like` names its own provision: an answer takes the shape of the question. */
export function asFineAs(path: Path, like: Path): Path {
  return {
    article: path.article,
    paragraph: like.paragraph ? path.paragraph : null,
    item: like.item ? path.item : null,
    subitem: like.subitem ? path.subitem : null,
  };
}
