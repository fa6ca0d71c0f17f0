import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readStorage } from './harness/readStorage.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { OptionsPage } from './pages/OptionsPage.ts';

const PASSPHRASE = 'four words that rhyme';

/** A person chooses whole minutes; what is stored may be a part of one. */
const IDLE_MS = 12_000;

async function storeIdleTime(view: View): Promise<void> {
  await view.evaluate(async (win, value) => {
    const { browser, chrome } = win as unknown as Record<'browser' | 'chrome', typeof globalThis.chrome>;
    await (browser ?? chrome).storage.local.set({ idleLockMinutes: { version: 0, value } });
  }, IDLE_MS / 60_000);
}

inBothBrowsers('idle lock', (browser) => {
  const gateway = useGateway();

  it('locks on time though the background was ended and nobody touches a page', async () => {
    const { secretAccessKey } = gateway().credentials.good;
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const options = (await OptionsPage.open(browser())).view;
    await options.click('button', 'Vault & security');
    await options.waitFor('heading', 'Remember me');
    const console = await ConsolePage.tab(browser());
    await console.view.select('Profile', 'chat');

    await storeIdleTime(options);
    const before = Date.now();
    await browser().command('rememberWith', PASSPHRASE);
    expect(await browser().killBackground()).toBe(true);
    await eventually('the background to be gone', async () => !(await browser().backgroundRuns()));
    const held = JSON.stringify((await readStorage(options)).session);
    expect(held).toContain(secretAccessKey);
    expect(held).toContain('unlocked');

    await options.waitPageText(/The secrets are locked\. Your passphrase opens them/);
    expect(Date.now() - before).toBeGreaterThanOrEqual(IDLE_MS);
    await console.view.waitPageText(/credentials of “chat” are locked/);
    const { local, session } = await readStorage(options);
    expect(JSON.stringify([local, session])).not.toContain(secretAccessKey);
    expect(Object.keys(session)).not.toContain('unlocked');

    await console.close();
    await options.fill('secret', 'Passphrase', PASSPHRASE);
    await options.click('button', 'Unlock');
    await options.waitPageText(/On\. Secrets are kept on disk, encrypted/);
    await options.close();
  });
});
