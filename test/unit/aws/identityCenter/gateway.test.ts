import { expect, it } from 'vitest';
import { createIdentityCenter, type IdentityCenterDeps } from '#aws/identityCenter/identityCenter.ts';
import type { Gateway } from '#test/gateway/gateway.ts';
import { whoConnects } from '../../gateway/api.ts';
import { gatewayFor } from '../../gateway/fixture.ts';

/** The client against the gateway's IAM Identity Center. */
const centerOf = (gateway: Gateway, more: Partial<IdentityCenterDeps> = {}) =>
  createIdentityCenter({
    fetch: (url, init) => fetch(url, init),
    ssoRegion: gateway.region,
    startUrl: gateway.cognito.sso.startUrl,
    oidcEndpoint: gateway.endpoints.oidc,
    portalEndpoint: gateway.endpoints.portal,
    now: () => Date.now(),
    ...more,
  });

it('leads from a confirmed code over a chosen role to a frame', async () => {
  const gateway = await gatewayFor();
  const center = centerOf(gateway);
  const client = await center.register();
  const authorization = await center.startDevice(client);
  expect(authorization.url).toContain(authorization.userCode);
  expect(await center.createToken(client, authorization)).toBe('pending');
  expect(await center.createToken(client, authorization)).toBe('slow-down');
  gateway.confirmDevice(authorization.userCode);
  const token = await center.createToken(client, authorization);
  if (typeof token === 'string') throw new Error(`Still ${token}.`);
  const roles = await center.listRoles(token);
  expect(roles).toContainEqual({ accountId: '123456789012', accountName: 'Example', roleName: 'Chat' });
  expect(roles).toHaveLength(3);
  const renewed = await center.refresh(client, token);
  expect(renewed.accessToken).not.toBe(token.accessToken);
  const {
    accessKeyId,
    secretAccessKey,
    sessionToken = '',
  } = await center.getRoleCredentials(renewed, '123456789012', 'Chat');
  expect(await whoConnects(gateway, { accessKeyId, secretAccessKey, sessionToken })).toContain(
    'AWSReservedSSO_Chat',
  );
  await center.logout(renewed);
  await expect(center.listRoles(renewed)).rejects.toMatchObject({ id: 'sign-in.session-expired' });
});

it('lists accounts and roles over many pages', async () => {
  const gateway = await gatewayFor();
  gateway.identityCenter.settings.pageSize = 1;
  const center = centerOf(gateway);
  const client = await center.register();
  const authorization = await center.startDevice(client);
  gateway.confirmDevice(authorization.userCode);
  const token = await center.createToken(client, authorization);
  if (typeof token === 'string') throw new Error(`Still ${token}.`);
  expect(await center.listRoles(token)).toHaveLength(3);
  await expect(center.getRoleCredentials(token, '123456789012', 'Nothing')).rejects.toMatchObject({
    id: 'sign-in.denied',
  });
});

it('says that the page refused, that the code is too old, and that the start URL is wrong', async () => {
  const gateway = await gatewayFor();
  const center = centerOf(gateway);
  const client = await center.register();
  const refused = await center.startDevice(client);
  gateway.identityCenter.denyDevice(refused.userCode);
  await expect(center.createToken(client, refused)).rejects.toMatchObject({ id: 'sign-in.cancelled' });
  const old = await center.startDevice(client);
  gateway.setClockOffset(3600_000);
  await expect(center.createToken(client, old)).rejects.toMatchObject({ id: 'sign-in.code-expired' });
  const elsewhere = centerOf(gateway, { startUrl: 'https://d-0000000000.awsapps.com/start' });
  await expect(elsewhere.startDevice(client)).rejects.toMatchObject({ id: 'sign-in.wrong-region' });
  await expect(center.startDevice({ ...client, clientSecret: 'x' })).rejects.toMatchObject({
    id: 'sign-in.session-expired',
  });
});
