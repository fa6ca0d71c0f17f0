import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { findInFolder } from './harness/findInFolder.ts';
import { findPieces } from './harness/findPieces.ts';
import { launch } from './harness/inBrowsers.ts';
import { profileFolder } from './harness/profileFolder.ts';
import { readLog } from './harness/readLog.ts';
import { type ConsoleRecord, recordConsole } from './harness/recordConsole.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { asExports, OptionsPage } from './pages/OptionsPage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const PROFILE = 'Profile-of-the-canary';
/** Without words, so that no piece of them is anywhere else. */
const TYPED = {
  wrong: 'Wq8-zL3vN6rTb1YxKd',
  password: 'Hf4-mJ7cP2sGu9EoVa',
  newPassword: 'Rk5-yB8nD1wQx6LiZt',
  clientSecret: 'tn4vq81mzk0x7hsj2bw9yg5rd6uoc3pafeilkq7z8v2m1xh0ws',
};
/** Stored where LevelDB compresses it. */
const CONTROL = 'Xg2-pV9kM4jFz7SwCe';

/** Names of the fields in storage.session whose texts are secrets. */
const SECRET =
  /secretAccessKey|sessionToken|[iI]dToken|accessToken|refreshToken|loginToken|clientSecret|session$/;

describe.each<Target>(['chrome', 'firefox'])('no secret is left behind (%s)', (target) => {
  const gateway = useGateway();
  let userDataDir: string;
  let browser: ExtensionBrowser;
  let canaries: string[];
  let consoles: ConsoleRecord;
  beforeAll(async () => {
    userDataDir = profileFolder(target);
    consoles = recordConsole(target);
    browser = await launch(target, { userDataDir, ...consoles.options });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    consoles?.remove();
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
    await browser.printInBackground('said in the background');
    await eventually('the background’s console', () => /said in the background/.test(consoles.text()));
    expectNone('every console', consoles.text());
    expectNone('what pages printed', [...browser.printed, ...browser.errors].join('\n'));
    expect(browser.errors).toEqual([]);
  });

  it.runIf(target === 'chrome')('in any file of the browser’s profile', async () => {
    await fillStorage(await browser.open('options/index.html'), CONTROL);
    await browser.close();
    const compressed = findPieces(userDataDir, [CONTROL]).filter(({ file }) => file.endsWith('.ldb'));
    expect(compressed, 'the search sees through compression').not.toEqual([]);
    expect(findInFolder(userDataDir, [PROFILE]), 'the search finds what is there').not.toEqual([]);
    expect(findInFolder(userDataDir, canaries)).toEqual([]);
    expect(findPieces(userDataDir, canaries.map(unguessable))).toEqual([]);
  });
});

/** What only its holder can know of a secret: of a JWT (RFC 7519) the signature. */
const unguessable = (secret: string): string =>
  secret.startsWith('eyJ') ? secret.slice(secret.lastIndexOf('.') + 1) : secret;

/**
 * Stores a text among so much that LevelDB writes it to a table, whose blocks are compressed, and
 * behind a part of itself, to which Snappy then refers.
 */
function fillStorage(view: View, text: string): Promise<void> {
  return view.evaluate(async (win, planted) => {
    const { chrome } = win as unknown as Record<'chrome', typeof globalThis.chrome>;
    const filling = 'filling '.repeat(60_000);
    const value = `${filling}${planted.slice(0, 6)} ${planted}${filling}`;
    for (let n = 0; n < 6; n++) await chrome.storage.local.set({ [`filling ${n}`]: value });
  }, text);
}

/** The texts under names of secrets, wherever they are. */
function secretsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return SECRET.test(name) && value.length >= 16 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, key));
}
