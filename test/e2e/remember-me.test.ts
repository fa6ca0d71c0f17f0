import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { launch } from './harness/inBrowsers.ts';
import { profileFolder } from './harness/profileFolder.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { OptionsPage } from './pages/OptionsPage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const PASSPHRASE = 'four words that rhyme';

describe.each<Target>(['chrome', 'firefox'])('Remember me (%s)', (target) => {
  const gateway = useGateway();
  let userDataDir: string;
  let browser: ExtensionBrowser;
  const errors: string[] = [];

  const start = async () => {
    browser = await launch(target, {
      userDataDir,
      // An extension that is installed for a test counts as uninstalled when Firefox ends.
      prefs: {
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      },
    });
  };
  const end = async () => {
    errors.push(...browser.errors);
    await browser.close();
  };
  const restart = async () => {
    await end();
    await start();
  };
  beforeAll(async () => {
    userDataDir = profileFolder(target);
    await start();
  });
  afterAll(async () => {
    await end();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    expect(errors).toEqual([]);
  });

  async function openVault(): Promise<View> {
    const { view } = await OptionsPage.open(browser);
    await view.click('button', 'Vault & security');
    await view.waitFor('heading', 'Remember me');
    return view;
  }

  it('is off at first: a sign-in ends with the browser', async () => {
    const { cognito } = gateway();
    const page = await ProfilePage.fillIn(browser, gateway(), {
      name: 'chat',
      kind: 'Cognito',
      choices: ['Password'],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients.srp,
        'User name': 'ada',
      },
    });
    await page.signIn({ Password: cognito.users.ada.password });
    await page.waitSignedIn('ada');
    await restart();
    const again = await ProfilePage.open(browser, 'chat');
    await again.view.waitFor('secret', 'Password');
    await again.signIn({ Password: cognito.users.ada.password });
    await again.waitSignedIn('ada');
    await again.close();
  });

  it('keeps the sign-in over a restart, behind the passphrase', async () => {
    const vault = await openVault();
    await vault.fill('secret', 'Passphrase', PASSPHRASE);
    await vault.fill('secret', 'Passphrase again', PASSPHRASE);
    await vault.click('button', 'Remember me');
    await vault.waitPageText(/Secrets are now kept on disk, encrypted/);
    await restart();

    const console = await ConsolePage.tab(browser);
    await console.view.select('Profile', 'chat');
    await console.view.waitPageText(/credentials of “chat” are locked/);
    await console.view.fill('secret', 'Passphrase', 'not the passphrase');
    await console.view.click('button', 'Unlock');
    await console.view.waitPageText(/passphrase does not open the remembered secrets/);
    await console.view.fill('secret', 'Passphrase', PASSPHRASE);
    await console.view.click('button', 'Unlock');
    await console.view.waitGone('button', 'Unlock');
    await console.close();
    const asked = gateway().countOf('InitiateAuth');
    await echoThrough(browser, gateway(), 'chat');
    expect(gateway().countOf('InitiateAuth')).toBe(asked);
  });

  it('locks at once, and signs nothing until it is unlocked', async () => {
    const vault = await openVault();
    await vault.click('button', 'Lock now');
    await vault.waitPageText(/Locked\. Your passphrase opens it again/);
    const console = await ConsolePage.tab(browser);
    await console.connect(gateway().url, 'chat');
    await console.view.waitText('alert', undefined, /locked/);
    await console.close();
    expect(gateway().connections()).toEqual([]);

    await vault.fill('secret', 'Passphrase', PASSPHRASE);
    await vault.click('button', 'Unlock');
    await vault.waitPageText(/On\. Secrets are kept on disk, encrypted/);
    await vault.close();
    await echoThrough(browser, gateway(), 'chat');
  });

  it('is over when every secret is forgotten', async () => {
    const vault = await openVault();
    await vault.click('button', 'Forget every secret');
    await vault.click('button', 'Forget them');
    await vault.waitPageText(/Every secret is forgotten/);
    await vault.waitFor('button', 'Remember me');
    const kept = await vault.evaluate(async (win) => {
      const { browser, chrome } = win as unknown as Record<string, typeof globalThis.chrome | undefined>;
      const storage = (browser ?? chrome)?.storage;
      return JSON.stringify([await storage?.local.get(null), await storage?.session.get(null)]);
    });
    expect(kept).toContain('"chat"');
    expect(kept).not.toMatch(/sealed"|refreshToken|secretAccessKey/);
    await vault.close();
    const page = await ProfilePage.open(browser, 'chat');
    await page.view.waitFor('secret', 'Password');
    await page.close();
  });
});
