import { beforeEach, expect, it } from 'vitest';
import type { ProfileView } from '#core/profile.ts';
import { addSignedIn } from './harness/addSignedIn.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const CALLERS = 100;
const REVOKED = { type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' };

inBothBrowsers('credentials that end', (browser) => {
  const gateway = useGateway();
  beforeEach(() => {
    // So little that an ID token has to be renewed before every exchange.
    gateway().userPool.settings.tokenSeconds = 60;
    gateway().identityPool.settings.sessionSeconds = 2;
  });

  /** Signs in, and waits until the credentials that came of it are over. */
  async function signInAndWait(name: string, client: 'srp' | 'rotating' = 'srp'): Promise<string> {
    await addSignedIn(browser(), gateway(), name, client);
    const { id, expiresAt = Number.POSITIVE_INFINITY } = await stored(browser(), name);
    await eventually('the credentials to end', () => Date.now() > expiresAt);
    return id;
  }

  /** How often each operation is asked for while `work` is done. */
  async function counting(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const names = ['InitiateAuth', 'GetTokensFromRefreshToken', 'GetCredentialsForIdentity'];
    const before = names.map((name) => gateway().countOf(name));
    await work();
    return Object.fromEntries(names.map((name, at) => [name, gateway().countOf(name) - before[at]!]));
  }

  it('are renewed with a refresh token that changes each time', async () => {
    const id = await signInAndWait('rotating', 'rotating');
    for (let turn = 0; turn < 2; turn++) {
      const asked = await counting(() => browser().command('explainSignature', request(id)));
      expect(asked).toMatchObject({ GetTokensFromRefreshToken: 1, GetCredentialsForIdentity: 1 });
      const { expiresAt = Number.POSITIVE_INFINITY } = await stored(browser(), 'rotating');
      await eventually('the credentials to end', () => Date.now() > expiresAt);
    }
    await connectAs(browser(), gateway(), 'rotating');
  });

  it(`are renewed once for ${CALLERS} callers`, async () => {
    const id = await signInAndWait('crowd');
    gateway().identityPool.settings.sessionSeconds = 3600;
    const keys: string[] = [];
    const asked = await counting(async () => {
      const traces = Array.from({ length: CALLERS }, () =>
        browser().command<{ accessKeyId?: string }>('explainSignature', request(id)),
      );
      for (const trace of await Promise.all(traces)) keys.push(JSON.stringify(trace));
    });
    expect(keys).toHaveLength(CALLERS);
    expect(asked).toEqual({ InitiateAuth: 0, GetTokensFromRefreshToken: 1, GetCredentialsForIdentity: 1 });
  });

  it('and are not renewed say why, and another sign-in mends it', async () => {
    await signInAndWait('refused');
    gateway().failNext('GetTokensFromRefreshToken', REVOKED);
    const console = await ConsolePage.tab(browser());
    await console.connect(gateway().url, 'refused');
    await console.view.waitPageText(/refresh token has been revoked/);
    await console.close();

    const page = await ProfilePage.open(browser(), 'refused');
    await page.refusal(/sign-in was ended elsewhere: the refresh token has been revoked.*Sign in again/);
    gateway().identityPool.settings.sessionSeconds = 3600;
    await page.signIn({ Password: gateway().cognito.users.ada.password });
    await page.waitSignedIn('ada');
    await page.close();
    await echoThrough(browser(), gateway(), 'refused');
  });

  it('in mid-session leave the connection open, and are new for the next one', async () => {
    await signInAndWait('chat');
    const console = await ConsolePage.tab(browser());
    await console.connect(gateway().url, 'chat');
    await console.waitState(/Connected/);
    const { expiresAt = Number.POSITIVE_INFINITY } = await stored(browser(), 'chat');
    await eventually('the credentials to end', () => Date.now() > expiresAt);
    await console.send('{"action":"echo","after":"the end"}');
    await console.waitRow(/after.*the end/);

    const [first] = gateway().connections();
    const asked = await counting(async () => {
      await console.view.click('button', 'New connection');
      await console.view.click('button', 'Connect');
      await eventually('the second connection', () => gateway().connections().length === 2);
    });
    expect(asked).toEqual({ InitiateAuth: 0, GetTokensFromRefreshToken: 1, GetCredentialsForIdentity: 1 });
    expect(gateway().connections()[0]).toEqual(first);
    const signedWith = gateway()
      .requests.filter(({ upgrade }) => upgrade)
      .map(({ target }) => /X-Amz-Credential=(\w+)/.exec(target)?.[1]);
    expect(signedWith.at(-1)).not.toBe(signedWith.at(-2));
    await console.waitState(/Connected/);
    await console.close();
  });

  const request = (profileId: string) => ({ url: gateway().url, profileId });
});

async function stored(browser: ExtensionBrowser, name: string): Promise<ProfileView> {
  const { profiles } = await browser.command<{ profiles: ProfileView[] }>('overview');
  const found = profiles.find((profile) => profile.name === name);
  if (!found) throw new Error(`There is no profile ${name}.`);
  return found;
}
