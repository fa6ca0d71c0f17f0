import type { StoredProfile } from '#core/profile.ts';
import type { Clients } from '../credentials/clients.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';

/**
 * Tells AWS that a sign-in is over, as well as that goes: everything of it is forgotten here
 * already, so that a failure changes nothing.
 */
export async function endRemotely(
  { source }: StoredProfile,
  { tokens, ssoToken, clientSecret }: ProfileSecrets,
  clients: Clients,
): Promise<void> {
  try {
    if (source.kind === 'cognito' && tokens?.refreshToken)
      await clients.userPool(source, clientSecret).revoke(tokens.refreshToken);
    if (source.kind === 'sso' && ssoToken) await clients.identityCenter(source).logout(ssoToken);
  } catch {
    // Not reachable, or ended there already.
  }
}
