import { AwsError, invalidParameter, notFound } from '../endpoints/AwsError.ts';
import { optionalText, requiredText, textMap } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import { signJwt } from '../jwt/signJwt.ts';
import type { Role } from '../store.ts';
import { evaluateTrust, type TrustRequest } from '../trust.ts';
import { identityOf, namedIdentity, readLogins } from './identities.ts';
import type { Identity, IdentityPoolState } from './types.ts';
import type { Login } from './verifyLogin.ts';

export const COGNITO_IDENTITY = 'cognito-identity.amazonaws.com';
const OPEN_ID_SECONDS = 600;

/** GetId. */
export async function getId(pool: IdentityPoolState, input: Json): Promise<Json> {
  const id = requiredText(input, 'IdentityPoolId');
  if (!/^[\w-]+:[0-9a-f-]+$/.test(id))
    throw invalidParameter(
      `1 validation error detected: Value '${id}' at 'identityPoolId' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+',
    );
  if (id !== pool.id) throw notFound(`IdentityPool '${id}' not found.`);
  return { IdentityId: identityOf(pool, await readLogins(pool, textMap(input, 'Logins'))).id };
}

/** GetCredentialsForIdentity: the enhanced flow. */
export async function getCredentialsForIdentity(pool: IdentityPoolState, input: Json): Promise<Json> {
  const { identity, logins } = await readRequest(pool, input);
  const role = findRole(pool, logins, optionalText(input, 'CustomRoleArn'));
  const context = contextOf(pool, identity, logins);
  const request: TrustRequest = {
    kind: 'Federated',
    names: [COGNITO_IDENTITY],
    action: 'sts:AssumeRoleWithWebIdentity',
    context,
  };
  if (!role || evaluateTrust(role.trust, request) !== 'allow')
    throw new AwsError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    );
  const key = pool.store.mintSession({
    role: role.name,
    sessionName: 'CognitoIdentityCredentials',
    durationSeconds: pool.settings.sessionSeconds,
    context,
    ...(logins.length === 0 ? { sessionPolicy: pool.settings.guestSessionPolicy } : {}),
  });
  return {
    IdentityId: identity.id,
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: Math.floor((key.expiration ?? 0) / 1000),
    },
  };
}

/** GetOpenIdToken: the first half of the classic flow. */
export async function getOpenIdToken(pool: IdentityPoolState, input: Json): Promise<Json> {
  const { identity, logins } = await readRequest(pool, input);
  if (!pool.settings.classicFlow)
    throw invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
  const now = Math.floor(pool.now() / 1000);
  const amr =
    logins.length > 0 ? ['authenticated', ...logins.map(({ provider }) => provider)] : ['unauthenticated'];
  const iss = `https://${COGNITO_IDENTITY}`;
  const claims = { sub: identity.id, aud: pool.id, amr, iss, iat: now, exp: now + OPEN_ID_SECONDS };
  return { IdentityId: identity.id, Token: signJwt(claims, pool.keyPair) };
}

async function readRequest(pool: IdentityPoolState, input: Json) {
  const id = requiredText(input, 'IdentityId');
  const given = textMap(input, 'Logins');
  const identity = pool.identities.get(id);
  // Of an identity with logins nobody learns whether guests are let in.
  const logins =
    identity && identity.logins.size > 0 && Object.keys(given).length === 0
      ? []
      : await readLogins(pool, given);
  return { identity: namedIdentity(pool, id, logins), logins };
}

/** The pool's role for such identities, or the one that was asked for if the token grants it. */
function findRole(
  { settings, store }: IdentityPoolState,
  logins: Login[],
  custom: string | undefined,
): Role | undefined {
  if (custom === undefined) {
    const name = logins.length > 0 ? settings.roles.authenticated : settings.roles.unauthenticated;
    return name === undefined ? undefined : store.role(name);
  }
  const granted = logins.flatMap(({ claims }) => claims['cognito:roles'] ?? []);
  if (!granted.includes(custom))
    throw invalidParameter(`The role ${custom} is not one of those that the login token grants.`);
  return store.role(custom);
}

/** What the trust and permission policies of the pool's roles may refer to. */
export function contextOf(
  pool: IdentityPoolState,
  identity: Identity,
  logins: Login[],
): Record<string, string> {
  return {
    [`${COGNITO_IDENTITY}:aud`]: pool.id,
    [`${COGNITO_IDENTITY}:sub`]: identity.id,
    [`${COGNITO_IDENTITY}:amr`]: logins.length > 0 ? 'authenticated' : 'unauthenticated',
  };
}
