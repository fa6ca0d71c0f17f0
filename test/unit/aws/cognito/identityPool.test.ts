import { expect, test } from 'vitest';
import { createIdentityPool } from '#aws/cognito/identityPool.ts';
import { cognitoError, createScript } from './fakeFetch.ts';

const POOL = 'us-east-1:11111111-2222-3333-4444-555555555555';
const LOGINS = { 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34': 'id-token' };
const TARGET = 'AWSCognitoIdentityService';

test('a guest gets an identity without any logins in the request', async () => {
  const server = createScript({ body: { IdentityId: 'us-east-1:identity' } });
  expect(await createIdentityPool({ fetch: server.fetch, identityPoolId: POOL }).getId({})).toBe(
    'us-east-1:identity',
  );
  const { init, ...request } = server.seen[0]!;
  expect(request).toEqual({
    url: 'https://cognito-identity.us-east-1.amazonaws.com/',
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${TARGET}.GetId` },
    body: { IdentityPoolId: POOL },
  });
  expect(init.credentials).toBe('omit');
});

test('credentials of the enhanced flow come with their end in milliseconds', async () => {
  const server = createScript({
    body: {
      IdentityId: 'us-east-1:identity',
      Credentials: {
        AccessKeyId: 'ASIAEXAMPLE',
        SecretKey: 'secret',
        SessionToken: 'token',
        Expiration: 1763810000.0,
      },
    },
  });
  const pool = createIdentityPool({ fetch: server.fetch, identityPoolId: POOL });
  const role = 'arn:aws:iam::123456789012:role/chosen';
  expect(await pool.getCredentials('us-east-1:identity', LOGINS, role)).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiresAt: 1763810000000,
  });
  expect(server.seen[0]).toMatchObject({
    headers: { 'x-amz-target': `${TARGET}.GetCredentialsForIdentity` },
    body: { IdentityId: 'us-east-1:identity', Logins: LOGINS, CustomRoleArn: role },
  });
});

test('the classic flow’s token is asked for with the same logins', async () => {
  const server = createScript({ body: { IdentityId: 'us-east-1:identity', Token: 'open-id-token' } });
  const pool = createIdentityPool({
    fetch: server.fetch,
    identityPoolId: POOL,
    endpoint: 'http://127.0.0.1:4510/pool/',
  });
  expect(await pool.getOpenIdToken('us-east-1:identity', LOGINS)).toBe('open-id-token');
  expect(server.seen[0]).toMatchObject({
    url: 'http://127.0.0.1:4510/pool/',
    headers: { 'x-amz-target': `${TARGET}.GetOpenIdToken` },
    body: { IdentityId: 'us-east-1:identity', Logins: LOGINS },
  });
});

test('a client that the pool does not trust is named with the setting to mend', async () => {
  const text = 'Token is not from a supported provider of this identity pool.';
  const { fetch } = createScript(cognitoError('NotAuthorizedException', text));
  const client = { clientId: '4exampleclientid', userPoolId: 'eu-central-1_Ab12Cd34' };
  const pool = createIdentityPool({ fetch, identityPoolId: POOL, client });
  await expect(pool.getId(LOGINS)).rejects.toMatchObject({
    id: 'sign-in.provider-untrusted',
    message: `The identity pool ${POOL} does not trust that user pool client: add client id 4exampleclientid of user pool eu-central-1_Ab12Cd34 as an authentication provider of the pool.`,
  });
});

test('an identity pool id that is none chooses no host', async () => {
  const server = createScript();
  const pool = createIdentityPool({ fetch: server.fetch, identityPoolId: 'evil.example/:1' });
  await expect(pool.getId(LOGINS)).rejects.toMatchObject({ id: 'sign-in.wrong-region' });
  expect(server.seen).toEqual([]);
});
