import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { KeyPair } from '#test/gateway/jwt/KeyPair.ts';
import { readJwt } from '#test/gateway/jwt/readJwt.ts';
import { signJwt } from '#test/gateway/jwt/signJwt.ts';
import { cognito, keysOf, type Reply, refusal, tokensOf, well, whoConnects } from './api.ts';
import { gatewayFor, NOW } from './fixture.ts';

type Logins = Record<string, string>;

const getId = (gateway: Gateway, Logins?: Logins) =>
  well(gateway, 'identityPool', 'GetId', { IdentityPoolId: gateway.cognito.identityPoolId, Logins });
/** The whole exchange; the credentials' reply. */
async function exchange(gateway: Gateway, Logins?: Logins, more = {}): Promise<Reply> {
  const { IdentityId } = await getId(gateway, Logins);
  return well(gateway, 'identityPool', 'GetCredentialsForIdentity', { IdentityId, Logins, ...more });
}
const refused = (gateway: Gateway, Logins?: Logins) =>
  refusal(gateway, 'identityPool', 'GetId', { IdentityPoolId: gateway.cognito.identityPoolId, Logins });

const arnOf = (role: string) => `arn:aws:sts::123456789012:assumed-role/${role}/CognitoIdentityCredentials`;

describe('the identity pool', () => {
  it('gives a guest keys that connect, for an hour', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const reply = await exchange(gateway);
    expect(reply.IdentityId).toMatch(/^eu-central-1:[0-9a-f-]{36}$/);
    expect(reply.Credentials.Expiration).toBe(NOW / 1000 + 3600);
    gateway.setClockOffset(Date.now() - NOW);
    const fresh = await exchange(gateway);
    expect(await whoConnects(gateway, keysOf(fresh))).toBe(arnOf('cognito-guest'));
  });

  it('knows who comes again, by each provider on its own', async () => {
    const gateway = await gatewayFor();
    const { oidc, loginKey, saml } = gateway.cognito;
    const byPool = { [loginKey]: (await tokensOf(gateway)).IdToken };
    const byOidc = { [oidc.provider]: gateway.oidcProvider.token({ aud: oidc.clientId }) };
    const bySaml = { [saml.provider]: saml.assertion };
    const logins = [byPool, byPool, byOidc, bySaml, bySaml];
    const found: string[] = [];
    for (const each of logins) found.push((await getId(gateway, each)).IdentityId);
    expect(found.map((id) => found.indexOf(id))).toEqual([0, 0, 2, 3, 3]);
    for (const each of [byPool, byOidc, bySaml])
      expect(await whoConnects(gateway, keysOf(await exchange(gateway, each)))).toBe(
        arnOf('cognito-authenticated'),
      );
  });

  it('lets a guest who logs in keep the identity, and then asks for the login', async () => {
    const gateway = await gatewayFor();
    const guest = await getId(gateway);
    const Logins = { [gateway.cognito.loginKey]: (await tokensOf(gateway)).IdToken };
    await well(gateway, 'identityPool', 'GetCredentialsForIdentity', { ...guest, Logins });
    expect((await getId(gateway, Logins)).IdentityId).toBe(guest.IdentityId);
    expect(await refusal(gateway, 'identityPool', 'GetCredentialsForIdentity', guest)).toBe(
      `NotAuthorizedException: Access to Identity '${guest.IdentityId}' is forbidden.`,
    );
  });

  it.each([
    [
      'an access token',
      (g: Gateway) => tokensOf(g).then(({ AccessToken }) => AccessToken),
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'a client that the pool does not trust',
      (g: Gateway) => tokensOf(g, g.cognito.users.ada, 'stranger').then(({ IdToken }) => IdToken),
      'Token is not from a supported provider of this identity pool.',
    ],
    [
      'the issuer of another provider',
      async (g: Gateway) => g.oidcProvider.token({ aud: g.cognito.oidc.clientId }),
      "Invalid login token. Issuer doesn't match providerName",
    ],
    [
      'a signature of another key',
      async (g: Gateway) => signJwt(readJwt((await tokensOf(g)).IdToken)!.claims, new KeyPair()),
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'claims that were changed',
      async (g: Gateway) => {
        const [head, body = '', signature] = (await tokensOf(g)).IdToken.split('.');
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
        const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'eve' })).toString('base64url');
        return [head, changed, signature].join('.');
      },
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'no signature at all (alg none)',
      async (g: Gateway) => {
        const body = (await tokensOf(g)).IdToken.split('.')[1];
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
      },
      "Invalid login token. Couldn't verify signed token.",
    ],
    ['no token', async () => 'abc', 'Invalid login token. Not a valid OpenId Connect identity token.'],
  ])('refuses %s', async (_, tokenOf, message) => {
    const gateway = await gatewayFor();
    const Logins = { [gateway.cognito.loginKey]: await tokenOf(gateway) };
    expect(await refused(gateway, Logins)).toBe(`NotAuthorizedException: ${message}`);
  });

  it('refuses a token that has expired, with both times', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const Logins = { [gateway.cognito.loginKey]: (await tokensOf(gateway)).IdToken };
    gateway.setClockOffset(3_600_000);
    const end = NOW / 1000 + 3600;
    expect(await refused(gateway, Logins)).toBe(
      `NotAuthorizedException: Invalid login token. Token expired: ${end} >= ${end}`,
    );
  });

  it('refuses a provider that it does not know, and SAML assertions likewise', async () => {
    const gateway = await gatewayFor();
    const { loginKey, saml } = gateway.cognito;
    const Logins = { [loginKey]: (await tokensOf(gateway)).IdToken };
    gateway.identityPool.distrust(loginKey);
    const unsupported =
      'NotAuthorizedException: Token is not from a supported provider of this identity pool.';
    expect(await refused(gateway, Logins)).toBe(unsupported);
    expect(await refused(gateway, { [`${saml.provider}-2`]: saml.assertion })).toBe(unsupported);
    expect(await refused(gateway, { [saml.provider]: `${saml.assertion}A` })).toMatch(
      /^NotAuthorizedException: Invalid login token\./,
    );
  });

  it('refuses guests where they are not let in', async () => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.guest = false;
    expect(await refused(gateway)).toBe(
      'NotAuthorizedException: Unauthenticated access is not supported for this identity pool.',
    );
  });

  it('refuses unknown pools, unknown identities and ids that are none', async () => {
    const gateway = await gatewayFor();
    const byId = (IdentityPoolId: string) => refusal(gateway, 'identityPool', 'GetId', { IdentityPoolId });
    expect(await byId('eu-central-1:0000')).toBe(
      "ResourceNotFoundException: IdentityPool 'eu-central-1:0000' not found.",
    );
    expect(await byId('nonsense')).toMatch(/^InvalidParameterException: 1 validation error detected/);
    const IdentityId = 'eu-central-1:1111';
    expect(await refusal(gateway, 'identityPool', 'GetCredentialsForIdentity', { IdentityId })).toBe(
      "ResourceNotFoundException: Identity 'eu-central-1:1111' not found.",
    );
  });

  it('refuses more than ten logins', async () => {
    const gateway = await gatewayFor();
    const Logins = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`idp-${n}.example.test`, 'x']));
    expect(await refused(gateway, Logins)).toMatch(/^InvalidParameterException: .*less than or equal to 10$/);
  });

  it('refuses the login of another identity', async () => {
    const gateway = await gatewayFor();
    const { loginKey, users } = gateway.cognito;
    const loginsOf = async (user: { name: string; password: string }) => ({
      [loginKey]: (await tokensOf(gateway, user)).IdToken,
    });
    const { IdentityId } = await getId(gateway, await loginsOf(users.ada));
    const input = { IdentityId, Logins: await loginsOf(users.grace) };
    expect(await refusal(gateway, 'identityPool', 'GetCredentialsForIdentity', input)).toBe(
      "NotAuthorizedException: Logins don't match. Please include at least one valid login for this identity or identity pool.",
    );
  });

  it.each(['mistrusting', undefined] as const)('refuses a role that does not trust it: %s', async (name) => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.roles.unauthenticated = name && gateway.cognito.roles[name];
    const id = await getId(gateway);
    expect(await refusal(gateway, 'identityPool', 'GetCredentialsForIdentity', id)).toBe(
      'InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    );
  });

  it('refuses a guest the role of those who logged in', async () => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.roles.unauthenticated = gateway.cognito.roles.authenticated;
    const id = await getId(gateway);
    expect(await refusal(gateway, 'identityPool', 'GetCredentialsForIdentity', id)).toMatch(
      /^InvalidIdentityPoolConfigurationException/,
    );
  });

  it('scopes guests down where it is told to, and the handshake says so', async () => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.guestSessionPolicy = {
      Statement: { Effect: 'Allow', Action: 'polly:*', Resource: '*' },
    };
    const keys = keysOf(await exchange(gateway));
    await expect(whoConnects(gateway, keys)).rejects.toThrow('403');
    expect(gateway.requests.at(-1)?.message).toMatch(/no session policy allows/);
  });

  it('gives a custom role to whom the token grants it, and to nobody else', async () => {
    const gateway = await gatewayFor();
    const { loginKey, users, roles } = gateway.cognito;
    const loginsOf = async (user: { name: string; password: string }) => ({
      [loginKey]: (await tokensOf(gateway, user)).IdToken,
    });
    const CustomRoleArn = roles.admin;
    const reply = await exchange(gateway, await loginsOf(users.grace), { CustomRoleArn });
    expect(await whoConnects(gateway, keysOf(reply))).toBe(arnOf('cognito-admin'));
    await expect(exchange(gateway, await loginsOf(users.ada), { CustomRoleArn })).rejects.toThrow(
      'InvalidParameterException',
    );
  });

  it('has its classic flow switched off', async () => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.classicFlow = false;
    const id = await getId(gateway);
    expect(await refusal(gateway, 'identityPool', 'GetOpenIdToken', id)).toBe(
      'InvalidParameterException: Basic (classic) flow is not enabled, please use enhanced flow.',
    );
  });

  it('gives keys that end when they say so', async () => {
    const gateway = await gatewayFor();
    gateway.identityPool.settings.sessionSeconds = 60;
    const keys = keysOf(await exchange(gateway));
    expect(await whoConnects(gateway, keys)).toBe(arnOf('cognito-guest'));
    gateway.setClockOffset(61_000);
    await expect(whoConnects(gateway, keys)).rejects.toThrow('403');
    expect(gateway.requests.at(-1)?.errorType).toBe('ExpiredTokenException');
  });

  it.each([
    ['an operation that there is not', 'GetIdd', '{}', 'UnknownOperationException'],
    ['a body that is no JSON', 'GetId', '[', 'SerializationException'],
    ['a member of another type', 'GetId', '{"IdentityPoolId":1}', 'SerializationException'],
    ['a member that is missing', 'GetId', '{}', 'InvalidParameterException'],
  ])('refuses %s', async (_, operation, body, type) => {
    const gateway = await gatewayFor();
    const response = await fetch(gateway.endpoints.identityPool, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityService.${operation}`,
      },
      body,
    });
    expect([response.status, (await response.json()).__type]).toEqual([400, type]);
  });

  it('is found by its X-Amz-Target at the root as well', async () => {
    const gateway = await gatewayFor();
    const input = { IdentityPoolId: gateway.cognito.identityPoolId };
    const atRoot = {
      ...gateway,
      endpoints: { ...gateway.endpoints, identityPool: new URL(gateway.httpUrl).origin },
    };
    expect((await cognito(atRoot, 'identityPool', 'GetId', input)).status).toBe(200);
  });
});
