import type { Hunk } from './diffTokens.ts';

/** Room to work in, as long as both sides together at least, and how many steps are left. */
export interface SnakeRoom {
  forward: Int32Array;
  backward: Int32Array;
  left: number;
}

/** No path leads here. */
const DEAD = -1;

/**
 * The run of equal items (it may be empty) in the middle of a shortest path through the box, found from
 * both of its ends at once; undefined where there are no steps left for it. Both sides have items, and
 * neither their first nor their last ones are equal.
 */
export function middleSnake(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  box: Hunk,
  room: SnakeRoom,
): Hunk | undefined {
  const n = box.aEnd - box.a;
  const m = box.bEnd - box.b;
  const delta = n - m;
  const isOdd = delta % 2 !== 0;
  const { forward, backward } = room;
  const zero = (forward.length - 1) >> 1;
  for (let d = 0; d <= Math.ceil((n + m) / 2); d += 1) {
    room.left -= 2 * d + 2;
    if (room.left < 0) return undefined;
    for (let k = -d; k <= d; k += 2) {
      const from = furthest(forward, zero, k, d, n, m);
      let x = from;
      if (x !== DEAD) {
        while (x < n && x - k < m && a[box.a + x] === b[box.b + x - k]) x += 1;
        room.left -= x - from;
      }
      forward[zero + k] = x;
      const other = delta - k;
      if (!isOdd || x === DEAD || other < 1 - d || other > d - 1) continue;
      const met = backward[zero + other]!;
      if (met !== DEAD && x + met >= n) return place(box, from, from - k, x, x - k);
    }
    for (let k = -d; k <= d; k += 2) {
      const from = furthest(backward, zero, k, d, n, m);
      let x = from;
      if (x !== DEAD) {
        while (x < n && x - k < m && a[box.aEnd - 1 - x] === b[box.bEnd - 1 - x + k]) x += 1;
        room.left -= x - from;
      }
      backward[zero + k] = x;
      const other = delta - k;
      if (isOdd || x === DEAD || other < -d || other > d) continue;
      const met = forward[zero + other]!;
      if (met !== DEAD && x + met >= n) return place(box, n - x, m - x + k, n - from, m - from + k);
    }
  }
  return undefined;
}

/** How far a path of `d` steps comes on diagonal `k` before equal items carry it on. */
function furthest(reached: Int32Array, zero: number, k: number, d: number, n: number, m: number): number {
  if (d === 0) return 0;
  let best = DEAD;
  if (k > -d) {
    const before = reached[zero + k - 1]!;
    if (before !== DEAD && before + 1 <= n && before + 1 - k <= m) best = before + 1;
  }
  if (k < d) {
    const before = reached[zero + k + 1]!;
    if (before !== DEAD && before - k <= m && before > best) best = before;
  }
  return best;
}

function place(box: Hunk, x: number, y: number, xEnd: number, yEnd: number): Hunk {
  return { a: box.a + x, aEnd: box.a + xEnd, b: box.b + y, bEnd: box.b + yEnd };
}
