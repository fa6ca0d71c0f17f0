import { describe, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { Target } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { readLog, tickNumbers } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { useRestarts } from './harness/useRestarts.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const RATE = 1_000;
/** What may be missing, in milliseconds: a tenth of a second, and what was on its way from gateway to page. */
const MAY_MISS = 100 + 150;

describe.each<Target>(['chrome', 'firefox'])('crash safety (%s)', (target) => {
  const gateway = useGateway();
  const start = useRestarts(target);

  it('has every frame up to the tenth of a second before the browser was killed, and says that it ended', async () => {
    const first = await start();
    await addProfile(first, 'chat', gateway().credentials.good);
    await first.command('setRetention', { keep: true });
    const before = await ConsolePage.tab(first);
    await before.connect(gateway().url, 'chat');
    await before.waitState(/Connected/);
    const { messagesOut } = gateway().stats();
    const sent = () => gateway().stats().messagesOut - messagesOut;
    await before.send(JSON.stringify({ action: 'ticker', rate: RATE, size: 200, count: 1_000_000 }));
    await eventually('2 s of frames', () => sent() > 2 * RATE);

    const samples: { at: number; sent: number }[] = [];
    const sampling = setInterval(() => samples.push({ at: performance.now(), sent: sent() }), 10);
    // Rows that are announced are on disk.
    const announced = (await before.rowCount()) - 3;
    await eventually('some samples', () => samples.length > 0 && performance.now() > samples[0]!.at + 400);
    clearInterval(sampling);
    const killedAt = performance.now();
    await first.kill();

    const second = await start();
    const after = await ConsolePage.tab(second);
    const session = await eventually('the end of the session', async () =>
      (await readLog(after.view)).find(({ state }) => state === 'lost'),
    );
    const numbers = tickNumbers(session);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => at + 1));
    const safe = samples.findLast(({ at }) => at < killedAt - MAY_MISS)?.sent ?? 0;
    expect(safe).toBeGreaterThan(2 * RATE);
    expect(numbers.length).toBeGreaterThanOrEqual(Math.max(announced, safe));
    expect(session.rows.at(-1)).toMatchObject({
      direction: 'event',
      payload: 'connection lost: the browser or the extension ended while it was open',
    });
    expect(session.nextIndex).toBe(session.rows.length);

    await after.chooseSession(/Lost/);
    await after.waitRow(/connection lost: the browser or the extension ended/);
    expect(await after.rowCount()).toBe(session.rows.length);
    expect(second.errors).toEqual([]);
  });
});
