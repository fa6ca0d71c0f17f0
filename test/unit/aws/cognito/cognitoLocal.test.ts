import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIdentityPool } from '#aws/cognito/identityPool.ts';
import { createUserPool } from '#aws/cognito/userPool.ts';
import { type CognitoLocal, startCognitoLocal } from '#test/gateway/cognitoLocal.ts';
import { whoConnects } from '../../gateway/api.ts';
import { gatewayFor } from '../../gateway/fixture.ts';

/** The client against cognito-local, which nobody here wrote. */
let local: CognitoLocal;
beforeAll(async () => {
  local = await startCognitoLocal();
}, 60_000);
afterAll(() => local?.close());

const http: typeof fetch = (url, init) => fetch(url, init);
const poolOf = (clientId = local.clientId) =>
  createUserPool({
    fetch: http,
    userPoolId: local.userPoolId,
    clientId,
    endpoint: local.url,
    now: () => Date.now(),
  });
const plain = (who: { name: string; password: string }) =>
  ({ userName: who.name, password: who.password, method: 'password' }) as const;

it('signs in by password and refreshes, up to a frame with keys of the gateway', async () => {
  const gateway = await gatewayFor();
  const { issuer, clientId, jwksUrl, loginKey } = local;
  gateway.identityPool.trust({ issuer, clientIds: [clientId], jwksUrl });
  const result = await poolOf().signIn(plain(local.users.ada));
  if (!('tokens' in result)) throw new Error('It waits.');
  const renewed = await poolOf().refresh(result.tokens);
  expect(renewed.refreshToken).toBe(result.tokens.refreshToken);
  const { identityPoolId } = gateway.cognito;
  const identities = createIdentityPool({
    fetch: http,
    identityPoolId,
    endpoint: gateway.endpoints.identityPool,
  });
  const logins = { [loginKey]: renewed.idToken };
  const keys = await identities.getCredentials(await identities.getId(logins), logins);
  const { accessKeyId, secretAccessKey, sessionToken = '' } = keys;
  expect(await whoConnects(gateway, { accessKeyId, secretAccessKey, sessionToken })).toContain(
    'cognito-authenticated',
  );
}, 30_000);

it('takes a new password in place of the temporary one', async () => {
  const waiting = await poolOf().signIn(plain(local.users.newcomer));
  if (!('pending' in waiting)) throw new Error('It does not wait.');
  expect(waiting.pending.name).toBe('NEW_PASSWORD_REQUIRED');
  expect(await poolOf().respond(waiting.pending, { newPassword: 'Lasting-Passw0rd1' })).toHaveProperty(
    'tokens.idToken',
  );
}, 30_000);

it('tells a wrong password, a wrong client and a flow that there is not', async () => {
  const { ada } = local.users;
  await expect(poolOf().signIn(plain({ ...ada, password: 'Wrong-Passw0rd1' }))).rejects.toMatchObject({
    id: 'sign-in.wrong-password',
  });
  await expect(poolOf('nosuchclient').signIn(plain(ada))).rejects.toMatchObject({
    id: 'sign-in.wrong-client',
  });
  await expect(poolOf().signIn({ ...plain(ada), method: 'srp' })).rejects.toMatchObject({
    id: 'sign-in.flow-off',
  });
}, 30_000);
