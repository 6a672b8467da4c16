/** A link being made: positions of the two articles, and how it came about. */
export interface Link {
  old: number;
  next: number;
  /** 0 to 1: how sure the pass is that one became the other. */
  score: number;
  /** Distance to the best other choice for either side. */
  margin: number;
  pass: string;
  /** Against the order of the others. */
  moved?: boolean;
  /** What the sentences say of it: the share that went over, and how clearly one belongs here and nowhere else. */
  borne?: { share: number; clear: number };
}

/** The one-to-one links made so far, seen from both sides. */
export class Links {
  readonly ofOld: (Link | undefined)[];
  readonly ofNew: (Link | undefined)[];

  constructor(olds: number, news: number) {
    this.ofOld = new Array<Link | undefined>(olds).fill(undefined);
    this.ofNew = new Array<Link | undefined>(news).fill(undefined);
  }

  add(link: Link): void {
    this.ofOld[link.old] = link;
    this.ofNew[link.next] = link;
  }

  free(old: number, next: number): boolean {
    return this.ofOld[old] === undefined && this.ofNew[next] === undefined;
  }

  /** In the order of the old text. */
  all(): Link[] {
    return this.ofOld.filter((link) => link !== undefined);
  }
}
