import { describe, expect, it } from 'vitest';
import { createHitBatch } from '#log/scanner/hitBatch.ts';

const hits = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Sends what it is given at every millisecond up to `until`; when it was told, and how much. */
function run(until: number, found: (ms: number) => number) {
  let now = 0;
  const told: [ms: number, count: number][] = [];
  const batch = createHitBatch(
    (all) => told.push([now, all.length]),
    () => now,
  );
  for (; now < until; now++) {
    batch.add(hits(found(now)), 0);
    batch.offer();
  }
  return { told, batch };
}

describe('hits', () => {
  it('go at once, then as often as the screen shows them, until it is full', () => {
    const { told } = run(40, () => 1);
    expect(told).toEqual([
      [0, 1],
      [16, 16],
      [32, 16],
    ]);
  });

  it('go less often once a screen is full of them, as nobody sees more than that they grow', () => {
    const { told } = run(150, () => 100);
    expect(told).toEqual([
      [0, 100],
      [64, 6_400],
      [128, 6_400],
    ]);
  });

  it('all go at the end, and nothing goes twice', () => {
    const { told, batch } = run(10, () => 2);
    batch.flush();
    batch.flush();
    expect(told.map(([, count]) => count)).toEqual([2, 18]);
  });
});
