import { describe, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { Target } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { readLog, ticks } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { useRestarts } from './harness/useRestarts.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const RATE = 1_000;
/** What may be missing, in milliseconds. */
const MAY_MISS = 100;
/** From the gateway to the page, and from the log to the rows of a view. */
const WAY = 150;

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

    // On a busy machine frames may be on their way for longer: what had come can be told only while it keeps pace.
    const come = await eventually('a moment in which the browser keeps pace', async () => {
      const at = Date.now();
      const frames = sent();
      // Three rows of its own: connecting, connected, the ticker's order.
      await before.view.until(`${frames} frames`, hasRows, frames + 3);
      return Date.now() - at <= MAY_MISS + WAY ? frames : undefined;
    });
    await first.kill();

    const second = await start();
    const after = await ConsolePage.tab(second);
    const session = await eventually('the end of the session', async () =>
      (await readLog(after.view)).find(({ state }) => state === 'lost'),
    );
    const stored = ticks(session);
    expect(stored.map(({ n }) => n)).toEqual(stored.map((_, at) => at + 1));
    expect(stored.length).toBeGreaterThanOrEqual(come);
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

const hasRows = (win: Window, count: number) =>
  Number(win.document.querySelector('[role=grid][aria-label=Frames]')?.getAttribute('aria-rowcount')) >=
  count;
