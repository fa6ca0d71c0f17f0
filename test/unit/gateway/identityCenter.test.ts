import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { whoConnects } from './api.ts';
import { gatewayFor, NOW } from './fixture.ts';
import type { Keys } from './signers.ts';

interface Client {
  clientId: string;
  clientSecret: string;
}
interface Device {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  expiresIn: number;
  interval: number;
}
interface Token {
  accessToken: string;
  refreshToken?: string;
  expiresIn: number;
}

async function post(url: string, input: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const oidc = (gateway: Gateway, path: string, input: unknown) =>
  post(`${gateway.endpoints.oidc}${path}`, input);

async function register(gateway: Gateway, scopes?: string[]): Promise<Client> {
  const input = { clientName: 'countersign', clientType: 'public', scopes };
  const { body } = await oidc(gateway, '/client/register', input);
  return { clientId: String(body.clientId), clientSecret: String(body.clientSecret) };
}
async function start(gateway: Gateway, client: Client): Promise<Device> {
  const { startUrl } = gateway.cognito.sso;
  const { body } = await oidc(gateway, '/device_authorization', { ...client, startUrl });
  return body as unknown as Device;
}
const poll = (gateway: Gateway, client: Client, { deviceCode }: Device) =>
  oidc(gateway, '/token', {
    ...client,
    deviceCode,
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
  });

/** A token, confirmed without the page. */
async function token(gateway: Gateway, scopes?: string[]): Promise<Token & { client: Client }> {
  const client = await register(gateway, scopes);
  const device = await start(gateway, client);
  gateway.confirmDevice(device.userCode);
  const { body } = await poll(gateway, client, device);
  return { ...(body as unknown as Token), client };
}

async function portal(gateway: Gateway, bearer: string, target: string, method = 'GET') {
  const response = await fetch(`${gateway.endpoints.portal}${target}`, {
    method,
    headers: { 'x-amz-sso_bearer_token': bearer },
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

describe('Identity Center', () => {
  it('waits until the code is confirmed on its page, then leads to a frame', async () => {
    const gateway = await gatewayFor();
    gateway.identityCenter.settings.intervalSeconds = 0;
    const client = await register(gateway);
    const device = await start(gateway, client);
    expect(device).toMatchObject({ userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/), expiresIn: 600 });
    expect(device.verificationUriComplete).toBe(`${device.verificationUri}?user_code=${device.userCode}`);
    expect(await poll(gateway, client, device)).toEqual({
      status: 400,
      body: { error: 'authorization_pending', error_description: 'Authorization is still pending' },
    });
    expect(await (await fetch(device.verificationUriComplete)).text()).toContain('Confirm and continue');
    await fetch(device.verificationUriComplete, { method: 'POST' });
    const { body } = await poll(gateway, client, device);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 28_800 });
    expect(body).not.toHaveProperty('refreshToken');

    const { accountId, roleName } = gateway.cognito.sso;
    const target = `/federation/credentials?account_id=${accountId}&role_name=${roleName}`;
    const { roleCredentials } = (await portal(gateway, String(body.accessToken), target)).body;
    expect(roleCredentials.expiration).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await whoConnects(gateway, roleCredentials as Keys)).toMatch(
      /assumed-role\/AWSReservedSSO_Chat_0123456789abcdef\/ada@example.test$/,
    );
  });

  it('tells who polls too often to slow down', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const client = await register(gateway);
    const device = await start(gateway, client);
    const errors: unknown[] = [];
    for (const ms of [0, 500, 1500]) {
      gateway.setClockOffset(ms);
      errors.push((await poll(gateway, client, device)).body.error);
    }
    expect(errors).toEqual(['authorization_pending', 'slow_down', 'authorization_pending']);
  });

  it.each([
    ['over', 'expired_token'],
    ['denied', 'access_denied'],
    ['used', 'invalid_grant'],
    ['of another client', 'invalid_grant'],
  ])('refuses a device code that is %s', async (what, error) => {
    const gateway = await gatewayFor({ now: () => NOW });
    const client = await register(gateway);
    const device = await start(gateway, client);
    if (what === 'over') gateway.setClockOffset(600_000);
    if (what === 'denied') gateway.identityCenter.denyDevice(device.userCode);
    if (what === 'used') {
      gateway.confirmDevice(device.userCode);
      await poll(gateway, client, device);
    }
    const by = what === 'of another client' ? await register(gateway) : client;
    expect((await poll(gateway, by, device)).body.error).toBe(error);
  });

  it('refuses another start URL, an unknown client and one whose time is over', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const client = await register(gateway);
    const ask = (input: object) =>
      oidc(gateway, '/device_authorization', { ...client, startUrl: gateway.cognito.sso.startUrl, ...input });
    expect((await ask({ startUrl: 'https://d-0.awsapps.com/start' })).body.error).toBe('invalid_request');
    expect(await ask({ clientSecret: 'x' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect((await ask({})).status).toBe(200);
    gateway.setClockOffset(91 * 86_400_000);
    expect((await ask({})).status).toBe(401);
  });

  it('gives a refresh token to who registered for it; each is good once', async () => {
    const gateway = await gatewayFor();
    const { client, refreshToken } = await token(gateway, ['sso:account:access']);
    const refresh = () => oidc(gateway, '/token', { ...client, grantType: 'refresh_token', refreshToken });
    const { body } = await refresh();
    expect(body.refreshToken).not.toBe(refreshToken);
    expect((await portal(gateway, String(body.accessToken), '/assignment/accounts')).status).toBe(200);
    expect((await refresh()).body.error).toBe('invalid_grant');
  });

  it('lists accounts and roles page by page', async () => {
    const gateway = await gatewayFor();
    gateway.identityCenter.settings.pageSize = 1;
    const { accessToken } = await token(gateway);
    const first = await portal(gateway, accessToken, '/assignment/accounts');
    expect(first.body).toEqual({
      accountList: [{ accountId: '123456789012', accountName: 'Example', emailAddress: 'aws@example.test' }],
      nextToken: '1',
    });
    const second = await portal(gateway, accessToken, '/assignment/accounts?next_token=1');
    expect(second.body.accountList[0].accountId).toBe('210987654321');
    expect(second.body).not.toHaveProperty('nextToken');
    gateway.identityCenter.settings.pageSize = 100;
    const { body } = await portal(gateway, accessToken, '/assignment/roles?account_id=123456789012');
    expect(body.roleList.map(({ roleName }: { roleName: string }) => roleName)).toEqual(['Chat', 'ReadOnly']);
  });

  it('refuses roles that were not assigned', async () => {
    const gateway = await gatewayFor();
    const { accessToken } = await token(gateway);
    const of = (account: string, role: string) =>
      portal(gateway, accessToken, `/federation/credentials?account_id=${account}&role_name=${role}`);
    const refused = {
      status: 403,
      body: { message: 'No access', __type: 'com.amazonaws.switchboard.portal#ForbiddenException' },
    };
    expect(await of('210987654321', 'Chat')).toEqual(refused);
    expect(await of('999999999999', 'Chat')).toEqual(refused);
  });

  it.each([
    'a token that it did not give',
    'a token that is over',
    'a token after logout',
    'a session that was ended',
  ])('refuses %s', async (what) => {
    const gateway = await gatewayFor();
    const { accessToken } = await token(gateway);
    expect((await portal(gateway, accessToken, '/assignment/accounts')).status).toBe(200);
    if (what.includes('over')) gateway.setClockOffset(28_801_000);
    if (what.includes('logout')) await portal(gateway, accessToken, '/logout', 'POST');
    if (what.includes('ended')) gateway.identityCenter.endSessions();
    const bearer = what.includes('did not') ? 'x' : accessToken;
    expect(await portal(gateway, bearer, '/assignment/accounts')).toEqual({
      status: 401,
      body: {
        message: 'Session token not found or invalid',
        __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
      },
    });
  });
});
