import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { launch } from './harness/inBrowsers.ts';
import { borrow } from './harness/sharedBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** Firefox stops an event page after 30 s without extension API calls. */
const SILENCE_MS = 40_000;

describe('event page stays alive (firefox)', () => {
  const gateway = useGateway();
  let withSocket: ExtensionBrowser;
  let without: ExtensionBrowser;
  beforeAll(async () => {
    [withSocket, without] = await Promise.all([launch('firefox'), borrow('firefox')]);
  });
  afterAll(() => Promise.all([withSocket?.close(), without?.close()]));

  it('keeps a silent socket open for 40 s with no view open, and stops where there is none', async () => {
    await addProfile(withSocket, 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(withSocket);
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.close();
    await withSocket.closeHelper();
    // Wakes the other one's event page, so that both idle from here on.
    await without.command('overview');
    await without.closeHelper();
    expect(await without.backgroundRuns()).toBe(true);

    const from = performance.now();
    const [connection] = gateway().connections();
    await eventually(
      'the idle event page to stop',
      async () => !(await without.backgroundRuns()),
      SILENCE_MS,
    );
    await eventually('40 s to pass', () => performance.now() - from >= SILENCE_MS, SILENCE_MS + 1_000);
    expect(await withSocket.backgroundRuns()).toBe(true);
    expect(gateway().connections()).toEqual([connection]);
    expect(gateway().stats()).toMatchObject({ messagesIn: 0, messagesOut: 0 });

    gateway().push(connection!.id, '{"type":"still there?"}');
    const again = await ConsolePage.popup(withSocket);
    await again.waitState(/Connected/);
    await again.waitRow(/still there\?/);
    await again.close();
    expect([...withSocket.errors, ...without.errors]).toEqual([]);
  }, 90_000);
});
