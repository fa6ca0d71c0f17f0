import { expect, test } from 'vitest';
import { createIdentityCenter, type IdentityCenterDeps } from '#aws/identityCenter/identityCenter.ts';
import { createFakeFetch, createScript, type FakeReply } from '../cognito/fakeFetch.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);
const START = 'https://d-1234567890.awsapps.com/start';
const CLIENT = { clientId: 'client-1', clientSecret: 'client-secret-example', expiresAt: NOW + 1e9 };
const AUTHORIZATION = {
  deviceCode: 'device-code-1',
  userCode: 'ABCD-EFGH',
  url: 'https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH',
  expiresAt: NOW + 600_000,
  intervalSeconds: 1,
};
const TOKEN = { accessToken: 'portal-token', refreshToken: 'refresh-0', expiresAt: NOW + 28_800_000 };

function make({ fetch }: ReturnType<typeof createFakeFetch>, more: Partial<IdentityCenterDeps> = {}) {
  return createIdentityCenter({ fetch, ssoRegion: 'eu-central-1', startUrl: START, now: () => NOW, ...more });
}

const oauthError = (error: string): FakeReply => ({
  status: 400,
  body: { error, error_description: 'Details.' },
});

test('the extension registers itself as a public client that may be refreshed', async () => {
  const server = createScript({
    body: {
      clientId: 'client-1',
      clientSecret: 'client-secret-example',
      clientIdIssuedAt: 1,
      clientSecretExpiresAt: 1800000000,
    },
  });
  expect(await make(server).register()).toEqual({
    clientId: 'client-1',
    clientSecret: 'client-secret-example',
    expiresAt: 1800000000000,
  });
  const { init: _, ...request } = server.seen[0]!;
  expect(request).toEqual({
    url: 'https://oidc.eu-central-1.amazonaws.com/client/register',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: { clientName: 'Countersign', clientType: 'public', scopes: ['sso:account:access'] },
  });
});

test('a device code comes with the page to confirm it on', async () => {
  const server = createScript({
    body: {
      deviceCode: 'device-code-1',
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://device.sso.eu-central-1.amazonaws.com/',
      verificationUriComplete: AUTHORIZATION.url,
      expiresIn: 600,
      interval: 1,
    },
  });
  expect(await make(server).startDevice(CLIENT)).toEqual(AUTHORIZATION);
  expect(server.seen[0]).toMatchObject({
    url: 'https://oidc.eu-central-1.amazonaws.com/device_authorization',
    body: { clientId: 'client-1', clientSecret: 'client-secret-example', startUrl: START },
  });
});

test('a page that is no web page is not opened', async () => {
  const body = { deviceCode: 'd', userCode: 'u', verificationUri: 'javascript:alert(1)', expiresIn: 600 };
  await expect(make(createScript({ body })).startDevice(CLIENT)).rejects.toMatchObject({
    id: 'sign-in.unexpected',
  });
});

test.each([
  ['authorization_pending', 'pending'],
  ['slow_down', 'slow-down'],
] as const)('%s is no failure', async (error, result) => {
  expect(await make(createScript(oauthError(error))).createToken(CLIENT, AUTHORIZATION)).toBe(result);
  const named = {
    status: 400,
    headers: {
      'x-amzn-errortype': error === 'slow_down' ? 'SlowDownException:' : 'AuthorizationPendingException',
    },
  };
  expect(await make(createScript(named)).createToken(CLIENT, AUTHORIZATION)).toBe(result);
});

test.each([
  ['expired_token', 'sign-in.code-expired'],
  ['access_denied', 'sign-in.cancelled'],
  ['invalid_client', 'sign-in.session-expired'],
])('%s ends the wait', async (error, id) => {
  await expect(
    make(createScript(oauthError(error))).createToken(CLIENT, AUTHORIZATION),
  ).rejects.toMatchObject({ id });
});

test('a confirmed code becomes a token', async () => {
  const server = createScript({
    body: { accessToken: 'portal-token', expiresIn: 28800, refreshToken: 'refresh-0', tokenType: 'Bearer' },
  });
  expect(await make(server).createToken(CLIENT, AUTHORIZATION)).toEqual(TOKEN);
  expect(server.seen[0]).toMatchObject({
    url: 'https://oidc.eu-central-1.amazonaws.com/token',
    body: {
      clientId: 'client-1',
      clientSecret: 'client-secret-example',
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
      deviceCode: 'device-code-1',
    },
  });
});

test('a refresh keeps the refresh token where no new one comes', async () => {
  const server = createScript({ body: { accessToken: 'portal-token-2', expiresIn: 3600 } });
  expect(await make(server).refresh(CLIENT, TOKEN)).toEqual({
    accessToken: 'portal-token-2',
    refreshToken: 'refresh-0',
    expiresAt: NOW + 3600_000,
  });
  expect(server.seen[0]!.body).toMatchObject({ grantType: 'refresh_token', refreshToken: 'refresh-0' });
});

test('a refused refresh is told, and one without a token asks nobody', async () => {
  await expect(make(createScript(oauthError('invalid_grant'))).refresh(CLIENT, TOKEN)).rejects.toMatchObject({
    id: 'sign-in.refresh-refused',
  });
  const server = createScript();
  await expect(make(server).refresh(CLIENT, { accessToken: 'a', expiresAt: 0 })).rejects.toMatchObject({
    id: 'sign-in.refresh-refused',
  });
  expect(server.seen).toEqual([]);
});

test('accounts and roles are listed page by page, and keep their order', async () => {
  const pages: Record<string, FakeReply> = {
    '/assignment/accounts?max_result=100': {
      body: {
        accountList: [{ accountId: '111111111111', accountName: 'One', emailAddress: 'x' }],
        nextToken: 'a/2+',
      },
    },
    '/assignment/accounts?max_result=100&next_token=a%2F2%2B': {
      body: { accountList: [{ accountId: '222222222222' }] },
    },
    '/assignment/roles?account_id=111111111111&max_result=100': {
      body: { roleList: [{ roleName: 'Reader', accountId: '111111111111' }], nextToken: 'r2' },
    },
    '/assignment/roles?account_id=111111111111&max_result=100&next_token=r2': {
      body: { roleList: [{ roleName: 'Writer' }], nextToken: null },
    },
    '/assignment/roles?account_id=222222222222&max_result=100': {
      body: { roleList: [{ roleName: 'Reader' }] },
    },
  };
  const server = createFakeFetch(
    ({ url }) => pages[url.replace('http://127.0.0.1:4510', '')] ?? { status: 404 },
  );
  expect(await make(server, { portalEndpoint: 'http://127.0.0.1:4510' }).listRoles(TOKEN)).toEqual([
    { accountId: '111111111111', accountName: 'One', roleName: 'Reader' },
    { accountId: '111111111111', accountName: 'One', roleName: 'Writer' },
    { accountId: '222222222222', roleName: 'Reader' },
  ]);
  for (const { headers, method } of server.seen) {
    expect([method, headers]).toEqual(['GET', { 'x-amz-sso_bearer_token': 'portal-token' }]);
  }
});

test('a portal whose pages never end is left', async () => {
  const server = createFakeFetch(() => ({ body: { accountList: [], nextToken: 'again' } }));
  expect(await make(server).listRoles(TOKEN)).toEqual([]);
  expect(server.seen).toHaveLength(100);
});

test('credentials of a role come with their end', async () => {
  const server = createScript({
    body: {
      roleCredentials: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: 'secret',
        sessionToken: 'token',
        expiration: NOW + 3600_000,
      },
    },
  });
  expect(await make(server).getRoleCredentials(TOKEN, '111111111111', 'My+Role')).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiresAt: NOW + 3600_000,
  });
  expect(server.seen[0]!.url).toBe(
    'https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?role_name=My%2BRole&account_id=111111111111',
  );
});

test('a role that is not assigned is named', async () => {
  const server = createScript({
    status: 403,
    body: { message: 'No access' },
    headers: { 'x-amzn-errortype': 'ForbiddenException' },
  });
  await expect(make(server).getRoleCredentials(TOKEN, '111111111111', 'Writer')).rejects.toMatchObject({
    id: 'sign-in.denied',
    message: 'IAM Identity Center does not let you take the role Writer in account 111111111111.',
  });
});

test('a sign-out ends the session of the portal', async () => {
  const server = createScript({ body: '' });
  await make(server).logout(TOKEN);
  expect(server.seen[0]).toMatchObject({
    url: 'https://portal.sso.eu-central-1.amazonaws.com/logout',
    method: 'POST',
  });
});

test('a region that is none is refused before anything is asked', () => {
  expect(() => make(createScript(), { ssoRegion: 'evil.example/' })).toThrow(
    expect.objectContaining({ id: 'sign-in.wrong-region' }),
  );
});
