import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { KeyPair } from '#test/gateway/jwt/KeyPair.ts';
import { readJwt } from '#test/gateway/jwt/readJwt.ts';
import { signJwt } from '#test/gateway/jwt/signJwt.ts';
import { element, keysIn, sts, stsRefusal, tokensOf, well, whoConnects } from './api.ts';
import { gatewayFor } from './fixture.ts';
import type { Keys } from './signers.ts';

const assume = (RoleArn: string, more: Record<string, string> = {}) => ({
  Action: 'AssumeRole',
  RoleArn,
  RoleSessionName: 'ada',
  ...more,
});
const good = (gateway: Gateway): Keys => gateway.credentials.good;
const identity = { Action: 'GetCallerIdentity' };

describe('GetCallerIdentity', () => {
  it('says who signed', async () => {
    const gateway = await gatewayFor();
    const { status, text } = await sts(gateway, identity, good(gateway));
    expect([status, element(text, 'Account'), element(text, 'Arn')]).toEqual([
      200,
      '123456789012',
      'arn:aws:sts::123456789012:assumed-role/chat/countersign',
    ]);
    expect(text).toMatch(
      /^<GetCallerIdentityResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/">/,
    );
  });

  it.each([
    ['unsigned', undefined, 0, '403 MissingAuthenticationToken: Request is missing Authentication Token'],
    [
      'signed with keys that are over',
      (g: Gateway) => g.credentials.expired,
      0,
      '403 ExpiredToken: The security token included in the request is expired',
    ],
    [
      'signed with an unknown key',
      () => ({ accessKeyId: 'AKIAEXAMPLEUNKNOWN00', secretAccessKey: 'x' }),
      0,
      '403 InvalidClientTokenId: The security token included in the request is invalid.',
    ],
    [
      'signed with the wrong secret',
      (g: Gateway) => ({ ...g.credentials.longLived, secretAccessKey: 'x' }),
      0,
      /^403 SignatureDoesNotMatch: The request signature we calculated does not match/,
    ],
    [
      'signed ten minutes ago',
      (g: Gateway) => g.credentials.good,
      -600_000,
      /^403 SignatureDoesNotMatch: Signature expired: \d{8}T\d{6}Z is now earlier than .*5 min\.\)$/,
    ],
    [
      'signed ten minutes ahead',
      (g: Gateway) => g.credentials.good,
      600_000,
      /^403 SignatureDoesNotMatch: Signature not yet current: /,
    ],
  ])('refuses a request that is %s', async (_, keysOf, later, expected) => {
    const gateway = await gatewayFor();
    const answer = stsRefusal(await sts(gateway, identity, keysOf?.(gateway) as Keys, Date.now() + later));
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatch(expected);
  });

  it('takes the gateway clock for the time, and tells it', async () => {
    const gateway = await gatewayFor();
    gateway.setClockOffset(600_000);
    expect(stsRefusal(await sts(gateway, identity, good(gateway)))).toMatch(/Signature expired/);
    const response = await fetch(gateway.endpoints.sts, { method: 'POST', body: '' });
    expect(Date.parse(response.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(590_000);
  });

  it('refuses an action that there is not', async () => {
    const gateway = await gatewayFor();
    expect(stsRefusal(await sts(gateway, { Action: 'Nonsense' }))).toBe(
      '400 InvalidAction: Could not find operation Nonsense for version 2011-06-15',
    );
  });
});

describe('AssumeRole', () => {
  it('gives keys of the role that connect, and chains to the next', async () => {
    const gateway = await gatewayFor();
    const { roles } = gateway.cognito;
    const user = gateway.credentials.longLived;
    const first = await sts(gateway, assume(roles.first, { DurationSeconds: '43200' }), user);
    expect(element(first.text, 'Arn')).toBe('arn:aws:sts::123456789012:assumed-role/first/ada');
    const life = Date.parse(element(first.text, 'Expiration')) - Date.now();
    expect(life / 1000).toBeGreaterThan(43_190);
    expect(await whoConnects(gateway, keysIn(first.text))).toBe(element(first.text, 'Arn'));

    const tooLong = assume(roles.second, { DurationSeconds: '3601' });
    expect(stsRefusal(await sts(gateway, tooLong, keysIn(first.text)))).toMatch(
      /^400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit/,
    );
    const second = await sts(gateway, assume(roles.second), keysIn(first.text));
    expect(await whoConnects(gateway, keysIn(second.text))).toMatch(/assumed-role\/second\/ada$/);
  });

  it.each([
    ['does not trust the caller', 'second', {}, 'sts:AssumeRole'],
    ['wants an external id', 'external', {}, 'sts:AssumeRole'],
    ['wants another external id', 'external', { ExternalId: 'x' }, 'sts:AssumeRole'],
    ['wants a session tag', 'tagged', {}, 'sts:AssumeRole'],
    [
      'lets nobody tag sessions',
      'first',
      { 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': 'b' },
      'sts:TagSession',
    ],
    ['wants MFA', 'mfa', {}, 'sts:AssumeRole'],
  ] as const)('refuses a role that %s', async (_, name, more, action) => {
    const gateway = await gatewayFor();
    const arn = gateway.cognito.roles[name];
    expect(stsRefusal(await sts(gateway, assume(arn, more), good(gateway)))).toBe(
      '403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/chat/countersign ' +
        `is not authorized to perform: ${action} on resource: ${arn}`,
    );
  });

  it('refuses a role that is not there as one that may not be assumed', async () => {
    const gateway = await gatewayFor();
    const arn = 'arn:aws:iam::123456789012:role/ghost';
    expect(stsRefusal(await sts(gateway, assume(arn), good(gateway)))).toMatch(/^403 AccessDenied: .*ghost$/);
  });

  it('asks the caller’s own policies where a role trusts the account as a whole', async () => {
    const gateway = await gatewayFor();
    const { arn } = gateway.store.addRole('shared', [], {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
      },
    });
    const allowed = gateway.store.addUser('bob', [
      { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn } },
    ]);
    expect((await sts(gateway, assume(arn), good(gateway))).status).toBe(403);
    expect((await sts(gateway, assume(arn), allowed)).status).toBe(200);
  });

  it('takes the external id, and session tags that policies then see', async () => {
    const gateway = await gatewayFor();
    const { roles, externalId } = gateway.cognito;
    const external = await sts(gateway, assume(roles.external, { ExternalId: externalId }), good(gateway));
    expect(external.status).toBe(200);
    const tagged = async (value: string) => {
      const tags = { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': value };
      return keysIn((await sts(gateway, assume(roles.tagged, tags), good(gateway))).text);
    };
    expect(await whoConnects(gateway, await tagged('blue'))).toMatch(/assumed-role\/tagged\/ada$/);
    await expect(whoConnects(gateway, await tagged('red'))).rejects.toThrow('403');
  });

  it('takes the code of the caller’s MFA device, once', async () => {
    const gateway = await gatewayFor();
    const { roles, mfaSerial } = gateway.cognito;
    const TokenCode = gateway.sts.mfaCode(mfaSerial);
    const by = (keys: Keys, more: object) =>
      sts(gateway, assume(roles.mfa, { SerialNumber: mfaSerial, TokenCode, ...more }), keys);
    const owner = gateway.credentials.longLived;
    const wrong = '403 AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code. ';
    expect(stsRefusal(await by(owner, { TokenCode: '000000' }))).toBe(wrong);
    expect(stsRefusal(await by(good(gateway), {}))).toMatch(/unable to validate MFA code/);
    expect((await by(owner, {})).status).toBe(200);
    expect(stsRefusal(await by(owner, {}))).toBe(wrong);
  });

  it.each([
    [{ RoleSessionName: 'a' }, /'roleSessionName'.*greater than or equal to 2/],
    [{ RoleSessionName: 'with space' }, /'roleSessionName'.*regular expression/],
    [{ RoleSessionName: 'x'.repeat(65) }, /'roleSessionName'.*less than or equal to 64/],
    [{ DurationSeconds: '899' }, /'durationSeconds'.*greater than or equal to 900/],
    [{ DurationSeconds: '43201' }, /'durationSeconds'.*less than or equal to 43200/],
    [{ RoleArn: '' }, /Value null at 'roleArn'/],
  ] as [Record<string, string>, RegExp][])('refuses the input %j', async (more, message) => {
    const gateway = await gatewayFor();
    const order = assume(gateway.cognito.roles.first, more);
    const answer = stsRefusal(await sts(gateway, order, good(gateway)));
    expect(answer).toMatch(/^400 ValidationError: /);
    expect(answer).toMatch(message);
  });

  it('refuses more than the role’s longest session', async () => {
    const gateway = await gatewayFor();
    const { roles } = gateway.cognito;
    const order = assume(roles.external, { ExternalId: 'countersign-example', DurationSeconds: '7200' });
    // A user's keys: a role's session would meet the limit of chains first.
    expect(stsRefusal(await sts(gateway, order, gateway.credentials.longLived))).toBe(
      '400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  const order = (RoleArn: string, WebIdentityToken: string, more = {}) => ({
    Action: 'AssumeRoleWithWebIdentity',
    RoleArn,
    RoleSessionName: 'countersign',
    WebIdentityToken,
    ...more,
  });
  async function openIdToken(gateway: Gateway, Logins?: Record<string, string>): Promise<string> {
    const { identityPoolId } = gateway.cognito;
    const id = await well(gateway, 'identityPool', 'GetId', { IdentityPoolId: identityPoolId, Logins });
    return (await well(gateway, 'identityPool', 'GetOpenIdToken', { ...id, Logins })).Token;
  }

  it('takes a token of the classic flow, for the guest and for who logged in', async () => {
    const gateway = await gatewayFor();
    const { roles, loginKey } = gateway.cognito;
    const guest = await sts(gateway, order(roles.guest, await openIdToken(gateway)));
    expect(await whoConnects(gateway, keysIn(guest.text))).toMatch(
      /assumed-role\/cognito-guest\/countersign$/,
    );
    const token = await openIdToken(gateway, { [loginKey]: (await tokensOf(gateway)).IdToken });
    const long = order(roles.authenticated, token, { DurationSeconds: '43200' });
    const known = await sts(gateway, long);
    expect(await whoConnects(gateway, keysIn(known.text))).toMatch(/cognito-authenticated\/countersign$/);
    expect(stsRefusal(await sts(gateway, order(roles.guest, token)))).toBe(
      '403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    );
  });

  it('takes a token of an OIDC provider of the account', async () => {
    const gateway = await gatewayFor();
    const { roles, oidc } = gateway.cognito;
    const token = gateway.oidcProvider.token({ aud: oidc.clientId });
    const { status, text } = await sts(gateway, order(roles.webIdentity, token));
    expect([status, element(text, 'Provider')]).toEqual([200, oidc.provider]);
    expect(await whoConnects(gateway, keysIn(text))).toMatch(/assumed-role\/web-identity\//);
  });

  it.each([
    ['no JWT', () => 'abc', /^400 InvalidIdentityToken: The ID Token provided is not a valid JWT/],
    [
      'of an unknown issuer',
      (g: Gateway) => g.oidcProvider.token({ aud: 'x', iss: 'https://idp.example.test' }),
      /^400 InvalidIdentityToken: No OpenIDConnect provider found in your account for https:\/\/idp/,
    ],
    [
      'for another audience',
      (g: Gateway) => g.oidcProvider.token({ aud: 'x' }),
      /^400 InvalidIdentityToken: Incorrect token audience$/,
    ],
    [
      'over',
      (g: Gateway) => g.oidcProvider.token({ aud: g.cognito.oidc.clientId, exp: 1_700_000_000 }),
      /^400 ExpiredTokenException: Token expired: current date\/time \d+ must be before .* 1700000000$/,
    ],
    [
      'signed by somebody else',
      (g: Gateway) =>
        signJwt(readJwt(g.oidcProvider.token({ aud: g.cognito.oidc.clientId }))!.claims, new KeyPair()),
      /^400 InvalidIdentityToken: Couldn't verify/,
    ],
  ])('refuses a token that is %s', async (_, tokenOf, expected) => {
    const gateway = await gatewayFor();
    const answer = await sts(gateway, order(gateway.cognito.roles.webIdentity, tokenOf(gateway)));
    expect(stsRefusal(answer)).toMatch(expected);
  });

  it('refuses a token of the classic flow after ten minutes', async () => {
    const gateway = await gatewayFor();
    const token = await openIdToken(gateway);
    gateway.setClockOffset(601_000);
    expect(stsRefusal(await sts(gateway, order(gateway.cognito.roles.guest, token)))).toMatch(
      /^400 ExpiredTokenException/,
    );
  });
});
