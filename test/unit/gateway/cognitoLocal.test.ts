import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CognitoLocal, startCognitoLocal } from '#test/gateway/cognitoLocal.ts';
import type { Gateway } from '#test/gateway/gateway.ts';
import { keysOf, type Reply, refusal, well, whoConnects } from './api.ts';
import { gatewayFor } from './fixture.ts';

let local: CognitoLocal;

beforeAll(async () => {
  local = await startCognitoLocal();
}, 30_000);
afterAll(() => local.close());

async function initiate(name: keyof CognitoLocal['users']): Promise<Reply> {
  const response = await fetch(local.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: local.clientId,
      AuthParameters: { USERNAME: local.users[name].name, PASSWORD: local.users[name].password },
    }),
  });
  return (await response.json()) as Reply;
}

const trusting = async (clientIds: string[], issuer = local.issuer): Promise<Gateway> => {
  const gateway = await gatewayFor();
  gateway.identityPool.trust({ issuer, clientIds, jwksUrl: local.jwksUrl });
  return gateway;
};

describe('cognito-local', () => {
  it('signs in a user whose token the identity pool verifies by its JWKS, up to a frame', async () => {
    const gateway = await trusting([local.clientId]);
    const { AuthenticationResult } = await initiate('ada');
    const Logins = { [local.loginKey]: AuthenticationResult.IdToken };
    const IdentityPoolId = gateway.cognito.identityPoolId;
    const { IdentityId } = await well(gateway, 'identityPool', 'GetId', { IdentityPoolId, Logins });
    const reply = await well(gateway, 'identityPool', 'GetCredentialsForIdentity', { IdentityId, Logins });
    expect(await whoConnects(gateway, keysOf(reply))).toMatch(/assumed-role\/cognito-authenticated\//);
  });

  it('has a user who needs a new password', async () => {
    expect((await initiate('newcomer')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  it.each([
    ['another client', () => trusting(['another']), 'Token is not from a supported provider'],
    [
      'its access token',
      () => trusting([local.clientId]),
      'Invalid login token. Missing a required claim: aud',
    ],
  ])('is refused by an identity pool for %s', async (what, gatewayOf, message) => {
    const gateway = await gatewayOf();
    const { IdToken, AccessToken } = (await initiate('ada')).AuthenticationResult;
    const Logins = { [local.loginKey]: what === 'its access token' ? AccessToken : IdToken };
    const IdentityPoolId = gateway.cognito.identityPoolId;
    expect(await refusal(gateway, 'identityPool', 'GetId', { IdentityPoolId, Logins })).toContain(message);
  });
});
