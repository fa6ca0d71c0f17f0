import { keepsClientSecret } from '#core/keepsClientSecret.ts';
import type { CognitoSource, IdentityCenterSource, Source } from '#core/profile.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';

/**
 * The secrets that still fit after a profile's source was changed. What was obtained by other
 * settings goes; a sign-in stays where it would be the same one. Nothing is kept that would be sent to
 * another server than before: a changed address must not be given what was meant for the old one.
 */
export function keepFitting(before: Source, after: Source, secrets: ProfileSecrets): ProfileSecrets {
  if (same(before, after)) return secrets;
  if (before.kind === 'keys' && after.kind === 'keys') return secrets;
  if (before.kind === 'cognito' && after.kind === 'cognito') return cognito(before, after, secrets);
  if (before.kind === 'sso' && after.kind === 'sso') return identityCenter(before, after, secrets);
  return {};
}

function cognito(
  before: CognitoSource,
  after: CognitoSource,
  { clientSecret, tokens, device, loginToken, signedInAs }: ProfileSecrets,
): ProfileSecrets {
  if (!keepsClientSecret(before, after)) return {};
  const secret = clientSecret === undefined ? {} : { clientSecret };
  const sameSignIn = same(before.signIn, after.signIn);
  if (!sameSignIn || before.endpoints?.identityPool !== after.endpoints?.identityPool) return secret;
  return {
    ...secret,
    ...(tokens ? { tokens } : {}),
    ...(device ? { device } : {}),
    ...(loginToken ? { loginToken } : {}),
    ...(signedInAs ? { signedInAs } : {}),
  };
}

function identityCenter(
  before: IdentityCenterSource,
  after: IdentityCenterSource,
  { ssoClient, ssoToken }: ProfileSecrets,
): ProfileSecrets {
  const { startUrl, ssoRegion, endpoints } = after;
  if (before.startUrl !== startUrl || before.ssoRegion !== ssoRegion || !same(before.endpoints, endpoints))
    return {};
  return { ...(ssoClient ? { ssoClient } : {}), ...(ssoToken ? { ssoToken } : {}) };
}

/** Deep equality of JSON, whatever the order of its properties. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same(Reflect.get(a, name), Reflect.get(b, name)));
}
