import { createUserPool, type UserPoolDeps } from '#aws/cognito/userPool.ts';
import type { createFakeFetch, FakeReply, SeenRequest } from './fakeFetch.ts';
import { makeJwt } from './jwt.ts';

export const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);
export const POOL = 'eu-central-1_Ab12Cd34';
export const CLIENT = '4exampleclientid';
export const TARGET = 'AWSCognitoIdentityProviderService';

export const ID_TOKEN = makeJwt({
  iss: `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`,
  'cognito:username': 'ada-sub',
  iat: 1000,
  exp: 1000 + 1800,
});
export const ACCESS_TOKEN = makeJwt({ username: 'ada-sub', iat: 1000, exp: 4600 });

/** A reply with tokens: the access token lasts for an hour, the ID token for half of that. */
export function tokensReply(more: Record<string, unknown> = {}): FakeReply {
  return {
    body: {
      AuthenticationResult: {
        IdToken: ID_TOKEN,
        AccessToken: ACCESS_TOKEN,
        RefreshToken: 'refresh-1',
        TokenType: 'Bearer',
        ExpiresIn: 3600,
        ...more,
      },
      ChallengeParameters: {},
    },
  };
}

export function challengeReply(
  name: string,
  parameters: Record<string, string> = {},
  session = 'session-1',
): FakeReply {
  return { body: { ChallengeName: name, Session: session, ChallengeParameters: parameters } };
}

export function makePool({ fetch }: ReturnType<typeof createFakeFetch>, more: Partial<UserPoolDeps> = {}) {
  return createUserPool({ fetch, userPoolId: POOL, clientId: CLIENT, now: () => NOW, ...more });
}

export function operationOf(request: SeenRequest | undefined): string | undefined {
  return request?.headers['x-amz-target']?.replace(`${TARGET}.`, '');
}
