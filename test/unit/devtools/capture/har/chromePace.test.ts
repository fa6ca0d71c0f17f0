import { describe, expect, it } from 'vitest';
import { chrome, WORKER } from './support.ts';

describe('the pace at which Chrome’s record is read', () => {
  it.each([
    ['twenty', 'a socket is told by it alone', true, 8, 11],
    ['fifty', 'nothing is waited for', false, 3, 5],
  ] as const)(
    'asks no sooner than after %s times of what the last answer took, while %s',
    async (...args) => {
      const [, , awaited, least, most] = args;
      const { page, capture, recorded, time } = chrome();
      page.harTakes = () => new Promise((resolve) => void time.later(resolve, 300));
      if (awaited) recorded(WORKER);
      void capture.start();
      await time.pass(60_000);
      expect(page.harCalls).toBeGreaterThanOrEqual(least);
      expect(page.harCalls).toBeLessThanOrEqual(most);
    },
  );

  it('asks once a second while it is quick, and no more once recording has stopped', async () => {
    const { page, capture, time, start } = chrome();
    await start();
    const before = page.harCalls;
    await time.pass(10_000);
    expect(page.harCalls - before).toBeGreaterThanOrEqual(9);
    expect(page.harCalls - before).toBeLessThanOrEqual(10);
    await capture.stop();
    const stopped = page.harCalls;
    await time.pass(10_000);
    expect(page.harCalls).toBe(stopped);
  });
});
