import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { readJwt } from '#test/gateway/jwt/readJwt.ts';
import { N } from '#test/gateway/userPool/srp.ts';
import { refusal, tokensOf, well } from './api.ts';
import { gatewayFor, NOW } from './fixture.ts';

type Client = keyof Gateway['cognito']['clients'];

const byPassword = (gateway: Gateway, client: Client, more: Record<string, string> = {}) => ({
  AuthFlow: 'USER_PASSWORD_AUTH',
  ClientId: gateway.cognito.clients[client],
  AuthParameters: { USERNAME: 'ada', PASSWORD: gateway.cognito.users.ada.password, ...more },
});
const hash = (userName: string, clientId: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(userName + clientId)
    .digest('base64');
const refresh = (gateway: Gateway, client: Client, token: string, more: Record<string, string> = {}) => ({
  AuthFlow: 'REFRESH_TOKEN_AUTH',
  ClientId: gateway.cognito.clients[client],
  AuthParameters: { REFRESH_TOKEN: token, ...more },
});
const swap = (gateway: Gateway, client: Client, RefreshToken: string) => ({
  ClientId: gateway.cognito.clients[client],
  RefreshToken,
});

describe('the user pool refuses', () => {
  it('a client that it does not have', async () => {
    const gateway = await gatewayFor();
    const input = { ...byPassword(gateway, 'password'), ClientId: 'ghost' };
    expect(await refusal(gateway, 'userPool', 'InitiateAuth', input)).toBe(
      'ResourceNotFoundException: User pool client ghost does not exist.',
    );
  });

  it.each([
    ['srp', 'USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH flow not enabled for this client'],
    ['password', 'USER_SRP_AUTH', 'USER_SRP_AUTH is not enabled for the client.'],
    ['rotating', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN_AUTH flow not enabled for this client'],
  ] as const)('of the client %s the flow %s', async (client, AuthFlow, message) => {
    const gateway = await gatewayFor();
    const input = { ...byPassword(gateway, client, { SRP_A: 'ab', REFRESH_TOKEN: 'x' }), AuthFlow };
    expect(await refusal(gateway, 'userPool', 'InitiateAuth', input)).toBe(
      `InvalidParameterException: ${message}`,
    );
  });

  it('an unknown user by name only where the client is to say so', async () => {
    const gateway = await gatewayFor();
    const of = (client: Client) =>
      refusal(gateway, 'userPool', 'InitiateAuth', byPassword(gateway, client, { USERNAME: 'nobody' }));
    expect(await of('frank')).toBe('UserNotFoundException: User does not exist.');
    expect(await of('password')).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  it('a secret hash that is absent, wrong, or of a client without secret', async () => {
    const gateway = await gatewayFor();
    const { clients, clientSecret } = gateway.cognito;
    const of = (client: Client, more: Record<string, string>) =>
      refusal(gateway, 'userPool', 'InitiateAuth', byPassword(gateway, client, more));
    expect(await of('secret', {})).toBe(
      `NotAuthorizedException: Client ${clients.secret} is configured with secret but SECRET_HASH was not received`,
    );
    const unable = `NotAuthorizedException: Unable to verify secret hash for client ${clients.secret}`;
    expect(await of('secret', { SECRET_HASH: hash('eve', clients.secret, clientSecret) })).toBe(unable);
    expect(await of('password', { SECRET_HASH: 'x' })).toBe(unable.replace(clients.secret, clients.password));
  });

  it('a refresh whose secret hash is of the e-mail address, and takes the real name', async () => {
    const gateway = await gatewayFor();
    const { clients, clientSecret, users } = gateway.cognito;
    const email = 'ada@example.test';
    const hashOf = (name: string) => ({ SECRET_HASH: hash(name, clients.secret, clientSecret) });
    const { AuthenticationResult } = await well(gateway, 'userPool', 'InitiateAuth', {
      ...byPassword(gateway, 'secret', { USERNAME: email, ...hashOf(email), PASSWORD: users.ada.password }),
    });
    const token = AuthenticationResult.RefreshToken;
    const by = (name: string) => refresh(gateway, 'secret', token, hashOf(name));
    expect(await refusal(gateway, 'userPool', 'InitiateAuth', by(email))).toBe(
      `NotAuthorizedException: SecretHash does not match for the client: ${clients.secret}`,
    );
    expect(
      (await well(gateway, 'userPool', 'InitiateAuth', by('ada'))).AuthenticationResult.IdToken,
    ).toBeTruthy();
    const without = swap(gateway, 'secret', token);
    const swapped = { ...without, ClientSecret: clientSecret };
    expect(await well(gateway, 'userPool', 'GetTokensFromRefreshToken', swapped)).toBeTruthy();
    expect(await refusal(gateway, 'userPool', 'GetTokensFromRefreshToken', without)).toMatch(
      /^NotAuthorizedException: Client \w+ is configured with secret/,
    );
  });

  it('an answer after the session ended, and one to another challenge', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const sms = byPassword(gateway, 'password', { USERNAME: 'sms' });
    const { Session } = await well(gateway, 'userPool', 'InitiateAuth', sms);
    const answer = (ChallengeName: string, responses: object, ClientId = sms.ClientId) =>
      refusal(gateway, 'userPool', 'RespondToAuthChallenge', {
        ClientId,
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME: 'sms', ...responses },
      });
    const code = gateway.userPool.sentCode('sms');
    const unknown = 'NotAuthorizedException: Invalid session for the user.';
    expect(await answer('SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: code })).toBe(unknown);
    expect(await answer('SMS_MFA', { SMS_MFA_CODE: code }, gateway.cognito.clients.frank)).toBe(unknown);
    expect(await answer('SMS_MFA', { SMS_MFA_CODE: code, USERNAME: 'ada' })).toBe(unknown);
    gateway.setClockOffset(180_000);
    expect(await answer('SMS_MFA', { SMS_MFA_CODE: code })).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  it('an SRP claim whose timestamp is not in English form', async () => {
    const gateway = await gatewayFor();
    const ClientId = gateway.cognito.clients.srp;
    const { Session, ChallengeParameters } = await well(gateway, 'userPool', 'InitiateAuth', {
      AuthFlow: 'USER_SRP_AUTH',
      ClientId,
      AuthParameters: { USERNAME: 'ada', SRP_A: 'abcdef' },
    });
    const claim = (TIMESTAMP: string) =>
      refusal(gateway, 'userPool', 'RespondToAuthChallenge', {
        ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        Session,
        ChallengeResponses: {
          USERNAME: 'ada',
          TIMESTAMP,
          PASSWORD_CLAIM_SIGNATURE: 'x',
          PASSWORD_CLAIM_SECRET_BLOCK: ChallengeParameters.SECRET_BLOCK,
        },
      });
    expect(await claim('Sun Nov 02 10:20:30 UTC 2026')).toMatch(
      /^InvalidParameterException: TIMESTAMP format/,
    );
    expect(await claim('Sun Nov 2 10:20:30 UTC 2026')).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });

  it('an SRP_A that is a multiple of N', async () => {
    const gateway = await gatewayFor();
    const input = {
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: gateway.cognito.clients.srp,
      AuthParameters: { USERNAME: 'ada', SRP_A: (N * 2n).toString(16) },
    };
    expect(await refusal(gateway, 'userPool', 'InitiateAuth', input)).toMatch(/^InvalidParameterException/);
  });
});

describe('refresh tokens', () => {
  it('give new tokens of the same sign-in, and stay', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const first = await tokensOf(gateway);
    gateway.setClockOffset(3_000_000);
    const { AuthenticationResult } = await well(
      gateway,
      'userPool',
      'InitiateAuth',
      refresh(gateway, 'password', first.RefreshToken),
    );
    expect(AuthenticationResult.RefreshToken).toBeUndefined();
    const [before, after] = [first, AuthenticationResult].map(({ IdToken }) => readJwt(IdToken)!.claims);
    expect(after).toMatchObject({ origin_jti: before!.origin_jti, auth_time: NOW / 1000 });
    expect(after!.exp).toBe(NOW / 1000 + 3000 + 3600);
  });

  it('rotate where the client says so: the old one is refused as used', async () => {
    const gateway = await gatewayFor();
    gateway.userPool.client(gateway.cognito.clients.rotating).flows.push('USER_PASSWORD_AUTH');
    const { AuthenticationResult: first } = await well(
      gateway,
      'userPool',
      'InitiateAuth',
      byPassword(gateway, 'rotating'),
    );
    const { AuthenticationResult: second } = await well(
      gateway,
      'userPool',
      'GetTokensFromRefreshToken',
      swap(gateway, 'rotating', first.RefreshToken),
    );
    expect(second.RefreshToken).toBeTruthy();
    expect(
      await refusal(
        gateway,
        'userPool',
        'GetTokensFromRefreshToken',
        swap(gateway, 'rotating', first.RefreshToken),
      ),
    ).toMatch(/^RefreshTokenReuseException/);
    const third = swap(gateway, 'rotating', second.RefreshToken);
    expect(await well(gateway, 'userPool', 'GetTokensFromRefreshToken', third)).toBeTruthy();
  });

  it.each([
    ['unknown', 'Invalid Refresh Token'],
    ['of another client', 'Invalid Refresh Token'],
    ['revoked', 'Refresh Token has been revoked'],
    ['expired', 'Refresh Token has expired'],
    ['of a user who was disabled', 'User is disabled.'],
  ])('that are %s are refused', async (what, message) => {
    const gateway = await gatewayFor();
    const { RefreshToken } = await tokensOf(gateway);
    const { password, frank } = gateway.cognito.clients;
    if (what === 'revoked')
      await well(gateway, 'userPool', 'RevokeToken', { ClientId: password, Token: RefreshToken });
    if (what === 'expired') gateway.setClockOffset(31 * 86_400_000);
    if (what.includes('disabled')) gateway.userPool.user('ada').enabled = false;
    const input = refresh(gateway, 'password', what === 'unknown' ? 'x' : RefreshToken);
    if (what === 'of another client') input.ClientId = frank;
    expect(await refusal(gateway, 'userPool', 'InitiateAuth', input)).toBe(
      `NotAuthorizedException: ${message}`,
    );
  });

  it('that are revoked take the access tokens of their sign-in with them', async () => {
    const gateway = await gatewayFor();
    const { RefreshToken, AccessToken, IdToken } = await tokensOf(gateway);
    const user = { AccessToken };
    expect(await well(gateway, 'userPool', 'GetUser', user)).toMatchObject({ Username: 'ada' });
    expect(await refusal(gateway, 'userPool', 'GetUser', { AccessToken: IdToken })).toBe(
      'NotAuthorizedException: Invalid Access Token',
    );
    const ClientId = gateway.cognito.clients.password;
    expect(await refusal(gateway, 'userPool', 'RevokeToken', { ClientId, Token: AccessToken })).toMatch(
      /^UnsupportedTokenTypeException/,
    );
    await well(gateway, 'userPool', 'RevokeToken', { ClientId, Token: RefreshToken });
    expect(await refusal(gateway, 'userPool', 'GetUser', user)).toBe(
      'NotAuthorizedException: Access Token has been revoked',
    );
  });

  it('of a tracked device are good with its key only', async () => {
    const gateway = await gatewayFor();
    gateway.userPool.settings.devices = 'always';
    const { RefreshToken, NewDeviceMetadata } = await tokensOf(gateway);
    expect(
      await refusal(gateway, 'userPool', 'InitiateAuth', refresh(gateway, 'password', RefreshToken)),
    ).toBe('NotAuthorizedException: Invalid Refresh Token.');
    const DEVICE_KEY = NewDeviceMetadata!.DeviceKey;
    const input = refresh(gateway, 'password', RefreshToken, { DEVICE_KEY });
    expect(await well(gateway, 'userPool', 'InitiateAuth', input)).toBeTruthy();
  });
});
