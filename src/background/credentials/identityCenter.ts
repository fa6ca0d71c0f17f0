import type { SsoToken } from '#aws/identityCenter/identityCenter.ts';
import type { IdentityCenterSource, Keys } from '#core/profile.ts';
import type { AccountRole, ProfileSecrets } from '../vault/secrets.ts';
import type { Obtaining } from './obtaining.ts';
import { notSignedIn, signInEnded } from './problems.ts';

const MARGIN_MS = 60_000;

/** Credentials of the chosen account and role (IAM Identity Center portal, GetRoleCredentials). */
export async function identityCenterKeys(source: IdentityCenterSource, task: Obtaining): Promise<Keys> {
  const role = roleOf(source, task.secrets);
  if (!role) throw notSignedIn(task.profile);
  const token = await freshSsoToken(source, task);
  return task.clients.identityCenter(source).getRoleCredentials(token, role.accountId, role.roleName);
}

/** The access token of the portal, renewed where that is due. */
export async function freshSsoToken(source: IdentityCenterSource, task: Obtaining): Promise<SsoToken> {
  const { ssoToken, ssoClient } = task.secrets;
  if (!ssoToken) throw notSignedIn(task.profile);
  if (ssoToken.expiresAt - task.now() > MARGIN_MS) return ssoToken;
  if (!ssoToken.refreshToken || !ssoClient) throw signInEnded(task.profile);
  const fresh = await task.clients.identityCenter(source).refresh(ssoClient, ssoToken);
  await task.save({ ssoToken: fresh });
  return fresh;
}

/** What the profile says to be, or what was chosen in this sign-in. */
export function roleOf(
  { accountId, roleName }: IdentityCenterSource,
  { chosenRole }: Pick<ProfileSecrets, 'chosenRole'>,
): AccountRole | undefined {
  return accountId && roleName ? { accountId, roleName } : chosenRole;
}
