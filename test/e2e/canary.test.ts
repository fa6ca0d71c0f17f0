import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { findInFolder } from './harness/findInFolder.ts';
import { launch } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { asExports, OptionsPage } from './pages/OptionsPage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const PROFILE = 'Profile-of-the-canary';
const TYPED = {
  wrong: 'CanaryWrong-Passw0rd-1',
  password: 'CanaryFirst-Passw0rd-2',
  newPassword: 'CanarySecond-Passw0rd-3',
  clientSecret: 'canaryclientsecret4canaryclientsecret4canarysecret4',
};

/** Names of the fields in storage.session whose texts are secrets. */
const SECRET =
  /secretAccessKey|sessionToken|[iI]dToken|accessToken|refreshToken|loginToken|clientSecret|session$/;

describe.each<Target>(['chrome', 'firefox'])('no secret is left behind (%s)', (target) => {
  const gateway = useGateway();
  let userDataDir: string;
  let browser: ExtensionBrowser;
  let canaries: string[];
  beforeAll(async () => {
    userDataDir = await mkdtemp(join(tmpdir(), 'countersign-canary-'));
    browser = await launch(target, { userDataDir });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(userDataDir, { recursive: true, force: true });
  });

  /** Everything that a page shows or holds in its fields. */
  const contentOf = (view: View) =>
    view.evaluate((win) => {
      const fields = [...win.document.querySelectorAll<HTMLInputElement>('input, textarea')];
      return win.document.documentElement.outerHTML + fields.map(({ value }) => value).join('\n');
    });
  const expectNone = (where: string, text: string) => {
    for (const canary of canaries) {
      const at = text.indexOf(canary);
      expect(at < 0 ? '' : text.slice(Math.max(0, at - 80), at), where).toBe('');
    }
  };
  const storage = async (view: View, area: 'local' | 'session') =>
    view.evaluate(async (win, name) => {
      const { browser, chrome } = win as unknown as Record<string, typeof globalThis.chrome | undefined>;
      return (browser ?? chrome)?.storage[name].get(null);
    }, area) as Promise<Record<string, unknown>>;

  it('while somebody signs in with everything that can be typed', async () => {
    const { cognito, userPool, credentials } = gateway();
    userPool.client(cognito.clients.secret).secret = TYPED.clientSecret;
    userPool.user('newcomer').password = TYPED.password;

    const options = await OptionsPage.open(browser);
    await options.addProfile('Keys', asExports(credentials.good), {
      region: gateway().region,
      service: gateway().service,
    });
    await options.view.close();
    const token = gateway().oidcProvider.token({ aud: cognito.oidc.clientId });
    const pasted = await ProfilePage.fillIn(browser, gateway(), {
      name: 'Token',
      kind: 'Cognito',
      choices: ['Pasted token'],
      fields: { 'Identity pool ID': cognito.identityPoolId },
    });
    await pasted.signIn({ 'ID token or SAML assertion': token });
    await pasted.view.waitPageText(/Credentials last until/);
    await pasted.close();

    const page = await ProfilePage.fillIn(browser, gateway(), {
      name: PROFILE,
      kind: 'Cognito',
      choices: ['Password'],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients.secret,
        'Client secret': TYPED.clientSecret,
        'User name': 'newcomer',
      },
    });
    await page.signIn({ Password: TYPED.wrong });
    await page.refusal(/password is wrong/);
    await page.signIn({ Password: TYPED.password });
    await page.answer({ 'New password': TYPED.newPassword, 'New password again': TYPED.newPassword });
    await page.waitSignedIn('newcomer');

    const held = await storage(page.view, 'session');
    const { good } = credentials;
    canaries = [...Object.values(TYPED), token, good.secretAccessKey, good.sessionToken!, ...secretsIn(held)];
    // Keys, tokens and client secret of three profiles: the search has something to look for.
    expect(new Set(canaries).size).toBeGreaterThanOrEqual(12);
    expectNone('the options page', await contentOf(page.view));
    expectNone('storage.local', JSON.stringify(await storage(page.view, 'local')));
    await page.view.click('button', 'Test');
    await page.view.waitPageText(/Works\./);
    expectNone('the options page after the test', await contentOf(page.view));
    await page.close();
  });

  it('in the console, its log, the profiles that are shared, or the addresses of requests', async () => {
    const console = await ConsolePage.tab(browser);
    for (const profile of ['Keys', 'Token', PROFILE]) {
      await console.connect(gateway().url, profile);
      await console.waitState(/Connected/);
      await console.send('{"action":"echo","by":"canary"}');
      await console.waitRow(/canary/);
      for (const tab of ['Signature', 'Handshake', 'Diagnosis', 'Frames']) {
        await console.view.click('tab', tab);
        expectNone(`the tab ${tab} of ${profile}`, await contentOf(console.view));
      }
      await console.view.click('button', 'Disconnect');
      await console.waitState(/Closed/);
    }
    expectNone('the log', JSON.stringify(await readLog(console.view)));
    expectNone('storage.local', JSON.stringify(await storage(console.view, 'local')));
    const { profiles } = await browser.command<{ profiles: { id: string }[] }>('overview');
    expectNone('what views are told', JSON.stringify(profiles));
    expectNone(
      'the export',
      await browser.command<string>(
        'exportProfiles',
        profiles.map(({ id }) => id),
      ),
    );
    // A handshake carries its session token in its address (SigV4); nothing else does.
    const addresses = (upgrade: boolean) =>
      gateway()
        .requests.filter((request) => request.upgrade === upgrade)
        .map(({ target: url }) => decodeURIComponent(url));
    expect(addresses(true).join('\n')).toContain(gateway().credentials.good.sessionToken);
    const plain = addresses(false);
    expect(plain.length).toBeGreaterThan(8);
    expectNone('addresses of requests', plain.join('\n'));
    await console.close();
    expectNone('what pages printed', [...browser.printed, ...browser.errors].join('\n'));
    expect(browser.errors).toEqual([]);
  });

  it.runIf(target === 'chrome')('in any file of the browser’s profile', async () => {
    await browser.close();
    expect(findInFolder(userDataDir, [PROFILE]), 'the search finds what is there').not.toEqual([]);
    expect(findInFolder(userDataDir, canaries)).toEqual([]);
  });
});

/** The texts under names of secrets, wherever they are. */
function secretsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return SECRET.test(name) && value.length >= 16 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, key));
}
