import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { UserTokens } from '#aws/cognito/userPool.ts';
import { cognitoError, createScript } from './fakeFetch.ts';
import { CLIENT, makePool, NOW, operationOf, tokensReply } from './poolFixture.ts';

const TOKENS: UserTokens = {
  idToken: 'old-id',
  accessToken: 'old-access',
  refreshToken: 'refresh-0',
  expiresAt: NOW - 1,
  userName: 'ada-sub',
  device: { key: 'device-key', groupKey: 'group', password: 'device-password' },
};

test('a refresh without rotation keeps the refresh token and the device', async () => {
  const server = createScript(tokensReply({ RefreshToken: undefined }));
  const renewed = await makePool(server, { clientSecret: 'client-secret-example' }).refresh(TOKENS);
  expect(renewed).toMatchObject({
    refreshToken: 'refresh-0',
    device: TOKENS.device,
    userName: 'ada-sub',
    expiresAt: NOW + 1800_000,
  });
  expect(renewed.idToken).not.toBe('old-id');
  expect(operationOf(server.seen[0])).toBe('GetTokensFromRefreshToken');
  expect(server.seen[0]!.body).toEqual({
    ClientId: CLIENT,
    RefreshToken: 'refresh-0',
    ClientSecret: 'client-secret-example',
    DeviceKey: 'device-key',
  });
});

test('a rotated refresh token takes the place of the old one', async () => {
  const renewed = await makePool(createScript(tokensReply({ RefreshToken: 'refresh-2' }))).refresh(TOKENS);
  expect(renewed.refreshToken).toBe('refresh-2');
});

test('a server without GetTokensFromRefreshToken is asked the older way, hashed with the real name', async () => {
  const server = createScript(
    {
      status: 500,
      body: { __type: 'CognitoLocal#Unsupported', message: 'Cognito Local unsupported feature' },
    },
    tokensReply({ RefreshToken: undefined }),
  );
  const renewed = await makePool(server, { clientSecret: 'client-secret-example' }).refresh(TOKENS);
  expect(renewed.refreshToken).toBe('refresh-0');
  expect(server.seen[1]!.body).toEqual({
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    ClientId: CLIENT,
    AuthParameters: {
      REFRESH_TOKEN: 'refresh-0',
      DEVICE_KEY: 'device-key',
      SECRET_HASH: createHmac('sha256', 'client-secret-example').update(`ada-sub${CLIENT}`).digest('base64'),
    },
  });
});

test('a refused refresh token is told, and not tried the older way', async () => {
  const server = createScript(cognitoError('RefreshTokenReuseException', 'Refresh token has been reused.'));
  await expect(makePool(server).refresh(TOKENS)).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
  expect(server.seen).toHaveLength(1);
});

test('tokens without a refresh token cannot be renewed, and nobody is asked', async () => {
  const server = createScript();
  const { refreshToken: _, ...without } = TOKENS;
  await expect(makePool(server).refresh(without)).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
  expect(server.seen).toEqual([]);
});

test('a sign-out revokes the refresh token', async () => {
  const server = createScript({ body: '' });
  await makePool(server, { clientSecret: 'client-secret-example' }).revoke('refresh-0');
  expect([operationOf(server.seen[0]), server.seen[0]!.body]).toEqual([
    'RevokeToken',
    { ClientId: CLIENT, Token: 'refresh-0', ClientSecret: 'client-secret-example' },
  ]);
});
