import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf, ticksOf } from '#console/timeline/scale.ts';

const at = (...parts: [number, number, number, number]): number => new Date(2026, 10, 22, ...parts).getTime();

it('takes the next length that people count in', () => {
  expect([0.3, 3, 1_001, 61_000, 7 * 3_600_000, 3 * 86_400_000].map(stepOf)).toEqual([
    1,
    5,
    2_000,
    120_000,
    12 * 3_600_000,
    4 * 86_400_000,
  ]);
});

describe('the ticks of the axis', () => {
  const labels = (from: number, to: number, most: number) =>
    ticksOf({ from, to }, most).map(({ label }) => label);

  it('stand at round local times, as fine as need be', () => {
    expect(labels(at(12, 0, 1, 100), at(12, 0, 14, 0), 4)).toEqual(['12:00:05', '12:00:10']);
    expect(labels(at(12, 0, 0, 20), at(12, 0, 0, 220), 4)).toEqual([
      '12:00:00.050',
      '12:00:00.100',
      '12:00:00.150',
      '12:00:00.200',
    ]);
    expect(labels(at(11, 50, 0, 0), at(13, 10, 0, 0), 4)).toEqual(['12:00', '12:30', '13:00']);
    expect(labels(at(1, 0, 0, 0), at(1, 0, 0, 0) + 3 * 86_400_000, 3)).toEqual([
      '23.11.',
      '24.11.',
      '25.11.',
    ]);
  });

  it('are never more than there is room for, and within the span', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 * 86_400_000 }),
        fc.integer({ min: 0, max: 20 }),
        (length, most) => {
          const from = at(12, 34, 56, 789);
          const ticks = ticksOf({ from, to: from + length }, most);
          expect(ticks.length).toBeLessThanOrEqual(most === 0 ? 0 : most + 1);
          for (const { time } of ticks) expect(time >= from && time <= from + length).toBe(true);
        },
      ),
    );
  });
});
