import type { ProfileDraft, ProfileView } from '#core/profile.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { ClientName } from '../../gateway/seeds/ids.ts';
import type { ExtensionBrowser } from './ExtensionBrowser.ts';

/** Saves a profile of the gateway's user pool, and signs ada in, as the options page does without its clicks. */
export async function addSignedIn(
  browser: ExtensionBrowser,
  gateway: Gateway,
  name: string,
  client: ClientName = 'srp',
): Promise<ProfileView> {
  const { identityPoolId, userPoolId, clients, users } = gateway.cognito;
  const { identityPool, userPool, sts } = gateway.endpoints;
  const draft: ProfileDraft = {
    name,
    region: gateway.region,
    service: gateway.service,
    source: {
      kind: 'cognito',
      identityPoolId,
      flow: 'enhanced',
      signIn: {
        type: 'password',
        userPoolId,
        clientId: clients[client],
        userName: users.ada.name,
        method: 'srp',
      },
      endpoints: { identityPool, userPool, sts },
    },
  };
  const profile = await browser.command<ProfileView>('saveProfile', draft);
  await browser.command('signIn', profile.id, { password: users.ada.password });
  return profile;
}
