import { describe, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { useRestarts } from './harness/useRestarts.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { OptionsPage } from './pages/OptionsPage.ts';

/** Presses the box on the options page and saves. */
async function toggleKeep(browser: ExtensionBrowser): Promise<OptionsPage> {
  const options = await OptionsPage.open(browser);
  await options.view.click('button', 'History');
  await options.view.click('checkbox', 'Keep sessions after the browser closes');
  await options.view.click('button', 'Save');
  await options.view.waitPageText(/Saved\./);
  return options;
}

describe.each<Target>(['chrome', 'firefox'])('history kept (%s)', (target) => {
  const gateway = useGateway();
  const start = useRestarts(target);

  it('has the sessions after a restart once they are kept, and none once they are not', async () => {
    const first = await start();
    await addProfile(first, 'chat', gateway().credentials.good);
    await (await toggleKeep(first)).view.close();
    const before = await ConsolePage.tab(first);
    await before.connect(gateway().url, 'chat');
    await before.waitState(/Connected/);
    await before.send('{"action":"echo","run":"first"}');
    await before.waitRow(/"run":"first"/);
    await before.view.click('button', 'Disconnect');
    await before.waitState(/Closed|Not connected/);
    const [kept] = await readLog(before.view);
    await first.close();

    const second = await start();
    const after = await ConsolePage.tab(second);
    await after.chooseSession(/\/dev/);
    await after.waitRow(/"run":"first"/);
    expect(await readLog(after.view)).toEqual([kept]);
    const options = await toggleKeep(second);
    await options.view.waitPageText(/1 session, with \d+ B of frames\./);
    await second.close();

    const third = await start();
    const gone = await ConsolePage.tab(third);
    await eventually('the log to be empty', async () => (await readLog(gone.view)).length === 0);
    expect([...first.errors, ...second.errors, ...third.errors]).toEqual([]);
  });
});
