import { diffTokens, joinHunks } from './diffTokens.ts';

/** Bytes `from` to `to` (exclusive) of one side. */
export interface ByteRun {
  from: number;
  to: number;
}

/** A stretch that is equal on both sides, or stands in the other's place; an empty run has nothing there. */
export interface ByteStretch {
  isSame: boolean;
  left: ByteRun;
  right: ByteRun;
}

/** Fewer equal bytes between two differences are equal by chance. */
const CHANCE = 4;

/** Two payloads byte by byte, in stretches that cover both. */
export function diffBytes(
  a: Uint8Array,
  b: Uint8Array,
  budget?: number,
): { stretches: ByteStretch[]; isRough: boolean } {
  const { hunks, isRough } = diffTokens(a, b, budget);
  const stretches: ByteStretch[] = [];
  let left = 0;
  let right = 0;
  const same = (to: number) => {
    if (to === left) return;
    const end = right + to - left;
    stretches.push({ isSame: true, left: { from: left, to }, right: { from: right, to: end } });
  };
  for (const hunk of joinHunks(hunks, (from, to) => to - from < CHANCE)) {
    same(hunk.a);
    stretches.push({
      isSame: false,
      left: { from: hunk.a, to: hunk.aEnd },
      right: { from: hunk.b, to: hunk.bEnd },
    });
    left = hunk.aEnd;
    right = hunk.bEnd;
  }
  same(a.length);
  return { stretches, isRough };
}
