interface Pair {
  old: number;
  next: number;
}

/** How far each pair is ahead of the best other one that either of its sides is in; below 0 where it is behind. */
export function leadsOf<P extends Pair>(pairs: readonly P[], worthOf: (pair: P) => number): Float64Array {
  const worths = Float64Array.from(pairs, worthOf);
  const [ofOld, ofNew] = [new Tops(), new Tops()];
  pairs.forEach(({ old, next }, index) => {
    ofOld.add(old, worths[index]!);
    ofNew.add(next, worths[index]!);
  });
  return worths.map((worth, index) => {
    const { old, next } = pairs[index]!;
    return worth - Math.max(ofOld.rivalOf(old, worth), ofNew.rivalOf(next, worth));
  });
}

/** The best two of each side; 0 where there is no second. */
class Tops {
  private readonly first: number[] = [];
  private readonly second: number[] = [];

  add(side: number, worth: number): void {
    const first = this.first[side];
    if (first === undefined) {
      this.first[side] = worth;
      this.second[side] = 0;
    } else if (worth > first) {
      this.second[side] = first;
      this.first[side] = worth;
    } else if (worth > this.second[side]!) this.second[side] = worth;
  }

  rivalOf(side: number, worth: number): number {
    return worth === this.first[side] ? this.second[side]! : this.first[side]!;
  }
}
