import { describe, expect, it } from 'vitest';
import { createRates } from '#console/store/rates.ts';
import { session } from '#test/harness/console/samples.ts';
import { openStore } from './openStore.ts';

const totals = (sent: number, received: number, id = 1) =>
  session(0, { id, sent: { frames: sent, bytes: 0 }, received: { frames: received, bytes: 0 } });

describe('the rate', () => {
  it('is messages both ways per second between two samples', () => {
    const rates = createRates();
    expect(rates.sample([totals(5, 100)], 1_000).get(1)).toEqual([]);
    expect(rates.sample([totals(15, 300)], 2_000).get(1)).toEqual([210]);
    expect(rates.sample([totals(15, 301)], 2_500).get(1)).toEqual([210, 2]);
  });

  it('keeps the last half minute', () => {
    const rates = createRates();
    for (let second = 0; second <= 100; second++) rates.sample([totals(0, second * second)], second * 1_000);
    const kept = rates.sample([totals(0, 101 * 101)], 101_000).get(1)!;
    expect(kept).toHaveLength(30);
    expect(kept.at(-1)).toBe(201);
  });

  it('forgets sessions that are gone, and starts anew with them', () => {
    const rates = createRates();
    rates.sample([totals(0, 0)], 1_000);
    expect([...rates.sample([], 2_000).keys()]).toEqual([]);
    expect(rates.sample([totals(0, 500)], 3_000).get(1)).toEqual([]);
  });
});

describe('the clock', () => {
  it('ticks on the second while the console is seen, and not while it is hidden', async () => {
    const { store, clock } = await openStore();
    await clock.advance(300);
    store.watch(true);
    const start = clock.now();
    expect(store.now.value).toBe(start);
    await clock.advance(700);
    expect(store.now.value).toBe(start + 700);
    expect(store.now.value % 1_000).toBe(0);
    store.watch(false);
    await clock.advance(10_000);
    expect(store.now.value).toBe(start + 700);
    store.watch(true);
    expect(store.now.value).toBe(start + 10_700);
    store.stop();
    await clock.advance(5_000);
    expect(store.now.value).toBe(start + 10_700);
  });
});
