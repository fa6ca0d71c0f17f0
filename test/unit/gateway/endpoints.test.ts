import { describe, expect, it } from 'vitest';
import { cognito, sts } from './api.ts';
import { gatewayFor, NOW } from './fixture.ts';

const preflight = (url: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://page.example.test',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,x-amz-target',
    },
  });

describe('the endpoints', () => {
  it('of Cognito and STS let pages in, and read errors and the date', async () => {
    const gateway = await gatewayFor();
    for (const name of ['identityPool', 'userPool', 'sts', 'hosted'] as const) {
      const { status, headers } = await preflight(gateway.endpoints[name]);
      expect([name, status, headers.get('access-control-allow-origin')]).toEqual([name, 200, '*']);
      expect(headers.get('access-control-allow-headers')).toBe('content-type,x-amz-target');
    }
    const { headers } = await cognito(gateway, 'identityPool', 'GetId', {});
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('Date');
  });

  it('of Identity Center let no page in, nor does any where CORS is off', async () => {
    const on = await gatewayFor();
    const off = await gatewayFor({ cors: false });
    for (const url of [on.endpoints.oidc, on.endpoints.portal, ...Object.values(off.endpoints)]) {
      const { status, headers } = await preflight(url);
      expect([url, status, headers.has('access-control-allow-origin')]).toEqual([url, 403, false]);
    }
    const { status, headers } = await cognito(off, 'identityPool', 'GetId', {
      IdentityPoolId: off.cognito.identityPoolId,
    });
    expect([status, headers.has('access-control-allow-origin')]).toEqual([200, false]);
  });

  it('tell the time of the gateway', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const { headers } = await cognito(gateway, 'identityPool', 'GetId', {});
    expect(headers.get('date')).toBe(new Date(NOW).toUTCString());
  });

  it('fail on order, so often and no more', async () => {
    const gateway = await gatewayFor();
    const input = { IdentityPoolId: gateway.cognito.identityPoolId };
    const status = async () => (await cognito(gateway, 'identityPool', 'GetId', input)).status;
    gateway.failNext('GetId', { type: 'TooManyRequestsException', message: 'Rate exceeded' }, 2);
    gateway.failNext('GetOpenIdToken', 'reset');
    expect([await status(), await status(), await status()]).toEqual([400, 400, 200]);
    await expect(cognito(gateway, 'identityPool', 'GetOpenIdToken', {})).rejects.toThrow();
    gateway.failNext('GetCallerIdentity', { type: 'ServiceUnavailable', message: 'Later.', status: 503 });
    expect((await sts(gateway, { Action: 'GetCallerIdentity' })).status).toBe(503);
    expect([gateway.countOf('GetId'), gateway.countOf('GetCallerIdentity')]).toEqual([3, 1]);
  });

  it('are recorded by operation, with what was wrong', async () => {
    const gateway = await gatewayFor();
    await cognito(gateway, 'userPool', 'InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'ghost' });
    expect(gateway.requests.at(-1)).toMatchObject({
      operation: 'InitiateAuth',
      status: 400,
      errorType: 'ResourceNotFoundException',
      target: '/cognito-idp',
    });
  });

  it('repeat what was sent in any script', async () => {
    const gateway = await gatewayFor();
    const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'żółw\r\nX: y' };
    const { status, headers, body } = await cognito(gateway, 'userPool', 'InitiateAuth', input);
    expect([status, body.message]).toEqual([400, 'User pool client żółw\r\nX: y does not exist.']);
    expect(headers.get('x-amzn-errormessage')).toBe('User pool client ???w??X: y does not exist.');
  });

  it('publish their keys', async () => {
    const gateway = await gatewayFor();
    const { userPoolId } = gateway.cognito;
    for (const jwks of [
      `${gateway.endpoints.userPool}/${userPoolId}/.well-known/jwks.json`,
      `${gateway.oidcProvider.issuer}/.well-known/jwks.json`,
    ]) {
      const { keys } = (await (await fetch(jwks)).json()) as { keys: Record<string, unknown>[] };
      expect(keys).toHaveLength(1);
      expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
      expect(keys[0]).not.toHaveProperty('d');
    }
  });

  it('leave other paths to the gateway', async () => {
    const gateway = await gatewayFor();
    const origin = new URL(gateway.httpUrl).origin;
    expect((await fetch(`${origin}/stsx`)).status).toBe(403);
    expect(await (await fetch(origin)).text()).toContain('local gateway');
  });
});
