/** Positions in `sequence` that do not belong to its longest run that does not fall: what moved against the order of the rest. */
export function outOfOrder(sequence: number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Array<number>(sequence.length).fill(-1);
  sequence.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sequence[tails[middle]!]! <= value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const moved = new Set(sequence.keys());
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) moved.delete(at);
  return moved;
}
