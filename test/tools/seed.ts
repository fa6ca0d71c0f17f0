import type { ExtensionBrowser } from '../e2e/harness/ExtensionBrowser.ts';
import { asExports, OptionsPage } from '../e2e/pages/OptionsPage.ts';
import type { Gateway } from '../gateway/gateway.ts';

export const NAME = 'Local gateway';

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

  const { profiles } = await browser.command<{ profiles: { id: string; accessKeyId: string }[] }>('overview');
  const profile = profiles[0];
  if (!profile) throw new Error('The options page saved no profile.');
  const api = { name: NAME, url: gateway.url, profileId: profile.id };
  const { id } = await browser.command<{ id: string }>('saveApi', api);
  await browser.command('keepDraft', { url: gateway.url, profileId: profile.id, apiId: id });
  return { id: profile.id, name: NAME, accessKeyId: profile.accessKeyId };
}
