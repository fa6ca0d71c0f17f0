import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, createRetries } from '#host/retries.ts';

describe('the wait before an attempt', () => {
  it('is anything up to twice the bound before it, and never over a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const wait = backOff(attempt, () => random);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(60_000);
          // Stated without powers, as an independent rule: bounds are 1, 2, 4 … 32, 60 s.
          const bounds = [1, 2, 4, 8, 16, 32];
          expect(wait).toBeLessThanOrEqual((bounds[attempt - 1] ?? 60) * 1_000);
        },
      ),
    );
  });

  it('uses the whole range of each bound', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => backOff(attempt, () => 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
    expect(backOff(9, () => 0)).toBe(0);
  });
});

describe('retries', () => {
  const setUp = (random = () => 0.5) => {
    const clock = { now: 1_000_000 };
    return { clock, retries: createRetries(() => clock.now, random) };
  };

  it('go on for 15 minutes and ten attempts, whichever is longer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 300_000 }),
        (random, took) => {
          const { clock, retries } = setUp(() => random);
          const start = clock.now;
          retries.opened();
          clock.now += 60_000;
          retries.dropped();
          let attempts = 0;
          for (let wait = retries.next(); wait !== undefined && attempts < 5_000; wait = retries.next()) {
            attempts++;
            // A refusal takes a moment; with no wait at all the time would never pass.
            clock.now += wait + took + 200;
          }
          const spent = clock.now - start - 60_000;
          expect(attempts).toBe(retries.attempt);
          expect(attempts).toBeGreaterThanOrEqual(10);
          expect(spent).toBeGreaterThanOrEqual(15 * 60_000);
          // Not much longer than it has to be: one attempt less would have been too early.
          expect(attempts === 10 || spent - 15 * 60_000 <= 60_000 + took + 200).toBe(true);
        },
      ),
    );
  });

  it('count anew after a connection that lasted, and go on counting after one that did not', () => {
    const { clock, retries } = setUp();
    retries.opened();
    clock.now += 20_000;
    retries.dropped();
    expect(retries.next()).toBe(500);
    expect(retries.next()).toBe(1_000);
    retries.opened();
    clock.now += 9_999;
    retries.dropped();
    expect(retries.next()).toBe(2_000);
    expect(retries.attempt).toBe(3);
    retries.opened();
    clock.now += 10_000;
    retries.dropped();
    expect(retries.next()).toBe(500);
    expect(retries.attempt).toBe(1);
  });
});
