/**
 * The value that would stand at `n` if all were in ascending order; smaller ones stand before it
 * afterwards, larger ones behind. Takes time in proportion to their number (C. A. R. Hoare, "Algorithm
 * 65: find", 1961), where sorting a hundred thousand would hold up a page.
 */
export function selectNth(values: number[], n: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const moved = values[left]!;
      values[left] = values[right]!;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n]!;
}

/** So that values which are in order already do not take longest. */
const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
