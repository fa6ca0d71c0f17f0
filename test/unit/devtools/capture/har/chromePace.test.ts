import { describe, expect, it } from 'vitest';
import { created, opened } from '../support/events.ts';
import { chrome, WORKER } from './support.ts';

describe('the pace at which Chrome’s record is read', () => {
  it.each([
    ['twenty', 'a socket is told by it alone', 300, true, 8, 11],
    ['fifty', 'nothing is waited for', 100, false, 10, 13],
    ['three hundred', 'nothing is waited for and it takes long', 300, false, 1, 2],
  ] as const)(
    'asks no sooner than after %s times of what the last answer took, while %s',
    async (...args) => {
      const [, , takes, awaited, least, most] = args;
      const { page, capture, recorded, time } = chrome();
      page.harTakes = () => new Promise((resolve) => void time.later(resolve, takes));
      if (awaited) recorded(WORKER);
      void capture.start();
      await time.pass(60_000);
      expect(page.harCalls).toBeGreaterThanOrEqual(least);
      expect(page.harCalls).toBeLessThanOrEqual(most);
    },
  );

  it('asks sooner than that where the hook tells of a socket whose headers are not known', async () => {
    const { page, background, capture, recorded, time } = chrome();
    page.harTakes = () => new Promise((resolve) => void time.later(resolve, 300));
    void capture.start();
    await time.pass(20_000);
    expect(page.harCalls).toBe(1);
    page.document?.tell(created(1, time.at), opened(1, time.at));
    recorded({ startedAt: time.at });
    await time.pass(4_000);
    expect(page.harCalls).toBe(2);
    expect(background.only.handshake?.status).toBe(101);
  });

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
