import type { ExtensionBrowser } from '../e2e/harness/ExtensionBrowser.ts';
import { asExports, OptionsPage } from '../e2e/pages/OptionsPage.ts';
import { ProfilePage } from '../e2e/pages/ProfilePage.ts';
import type { Gateway } from '../gateway/gateway.ts';

export const NAME = 'Local gateway';
export const COGNITO_NAME = 'Local Cognito';

/** Makes the gateway's profile in the real options page, and its saved API; both are chosen. */
export async function seed(
  browser: ExtensionBrowser,
  gateway: Gateway,
): Promise<{ id: string; name: string; accessKeyId: string }> {
  const options = await OptionsPage.open(browser);
  const { good } = gateway.credentials;
  await options.addProfile(
    NAME,
    asExports(good, good.expiration === undefined ? undefined : new Date(good.expiration)),
    { region: gateway.region, service: 'execute-api' },
  );
  await options.view.close();

  const { profiles } = await browser.command<Overview>('overview');
  const profile = profiles.find(({ name }) => name === NAME);
  if (!profile) throw new Error('The options page saved no profile.');
  const api = { name: NAME, url: gateway.url, profileId: profile.id };
  const { id } = await browser.command<{ id: string }>('saveApi', api);
  await browser.command('keepDraft', { url: gateway.url, profileId: profile.id, apiId: id });
  return { id: profile.id, name: NAME, accessKeyId: profile.accessKeyId };
}

interface Overview {
  profiles: { id: string; name: string; accessKeyId: string }[];
}

/** Makes a profile that is signed in to the gateway's Cognito, by user name and password. */
export async function seedCognito(browser: ExtensionBrowser, gateway: Gateway): Promise<void> {
  const { identityPoolId, userPoolId, clients, users } = gateway.cognito;
  const page = await ProfilePage.fillIn(browser, gateway, {
    name: COGNITO_NAME,
    kind: 'Cognito',
    choices: ['Password'],
    fields: {
      'Identity pool ID': identityPoolId,
      'User pool ID': userPoolId,
      'App client ID': clients.srp,
      'User name': users.ada.name,
    },
  });
  await page.signIn({ Password: users.ada.password });
  await page.waitSignedIn(users.ada.name);
  await page.close();
}
