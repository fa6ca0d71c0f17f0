import { middleSnake } from './middleSnake.ts';

/** Items `a` to `aEnd` (exclusive) of the one stand in place of items `b` to `bEnd` of the other; one may be empty. */
export interface Hunk {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

/** Steps that a comparison may take by itself: some tens of milliseconds. */
export const BUDGET = 4_000_000;

/**
 * The fewest items to take away and add (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986,
 * section 4b: linear space). Once the budget is spent, what is left stands in one hunk: `isRough`.
 */
export function diffTokens(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  budget = BUDGET,
): { hunks: Hunk[]; isRough: boolean } {
  const hunks: Hunk[] = [];
  const reach = Math.ceil((a.length + b.length) / 2) + 1;
  const room = {
    forward: new Int32Array(2 * reach + 3),
    backward: new Int32Array(2 * reach + 3),
    left: budget,
  };
  const boxes: Hunk[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  let isRough = false;
  for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
    const inner = trim(a, b, box);
    if (inner.a === inner.aEnd && inner.b === inner.bEnd) continue;
    if (inner.a === inner.aEnd || inner.b === inner.bEnd) {
      add(hunks, inner);
      continue;
    }
    const snake = middleSnake(a, b, inner, room);
    if (snake === undefined) {
      isRough = true;
      add(hunks, inner);
      continue;
    }
    // The first half is looked at first, so that hunks come in order.
    boxes.push({ a: snake.aEnd, aEnd: inner.aEnd, b: snake.bEnd, bEnd: inner.bEnd });
    boxes.push({ a: inner.a, aEnd: snake.a, b: inner.b, bEnd: snake.b });
  }
  return { hunks, isRough };
}

/** What is equal at both ends needs no search. */
function trim(a: ArrayLike<number>, b: ArrayLike<number>, box: Hunk): Hunk {
  let { a: aFrom, aEnd, b: bFrom, bEnd } = box;
  while (aFrom < aEnd && bFrom < bEnd && a[aFrom] === b[bFrom]) {
    aFrom += 1;
    bFrom += 1;
  }
  while (aFrom < aEnd && bFrom < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  return { a: aFrom, aEnd, b: bFrom, bEnd };
}

function add(hunks: Hunk[], hunk: Hunk): void {
  const last = hunks.at(-1);
  if (last !== undefined && last.aEnd === hunk.a && last.bEnd === hunk.b) {
    last.aEnd = hunk.aEnd;
    last.bEnd = hunk.bEnd;
  } else hunks.push({ ...hunk });
}

/** Makes one of hunks with but a few equal items between them, which are equal by chance. */
export function joinHunks(hunks: readonly Hunk[], isChance: (from: number, to: number) => boolean): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last !== undefined && isChance(last.aEnd, hunk.a)) {
      last.aEnd = hunk.aEnd;
      last.bEnd = hunk.bEnd;
    } else joined.push({ ...hunk });
  }
  return joined;
}
