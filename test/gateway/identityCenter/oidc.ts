import { randomInt, randomUUID } from 'node:crypto';
import { AwsError } from '../endpoints/AwsError.ts';
import { requiredText } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import { makeOpaque } from '../userPool/pool.ts';
import type { DeviceCode, IdentityCenterState, SsoClient } from './types.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Errors of IAM Identity Center OIDC: the exception, and OAuth's name of it. Source: its API reference. */
const ERRORS = {
  authorization_pending: 'AuthorizationPendingException',
  slow_down: 'SlowDownException',
  expired_token: 'ExpiredTokenException',
  access_denied: 'AccessDeniedException',
  invalid_client: 'InvalidClientException',
  invalid_grant: 'InvalidGrantException',
  invalid_request: 'InvalidRequestException',
  invalid_scope: 'InvalidScopeException',
  unsupported_grant_type: 'UnsupportedGrantTypeException',
} as const;

export const oauthName = (type: string): string =>
  Object.entries(ERRORS).find(([, exception]) => exception === type)?.[0] ?? 'invalid_request';

const fail = (error: keyof typeof ERRORS, why: string): AwsError =>
  new AwsError(ERRORS[error], why, error === 'invalid_client' ? 401 : 400);

/** RegisterClient. */
export function registerClient(center: IdentityCenterState, input: Json): Json {
  requiredText(input, 'clientName');
  if (input.clientType !== 'public') throw fail('invalid_request', 'Invalid client type');
  const scopes = Array.isArray(input.scopes) ? input.scopes.map(String) : [];
  if (scopes.some((scope) => scope !== 'sso:account:access')) throw fail('invalid_scope', 'Invalid scopes');
  const expiresAt = center.now() + center.settings.clientSeconds * 1000;
  const client: SsoClient = { id: makeOpaque(16), secret: makeOpaque(300), expiresAt, scopes };
  center.clients.set(client.id, client);
  return {
    clientId: client.id,
    clientSecret: client.secret,
    clientIdIssuedAt: Math.floor(center.now() / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt / 1000),
  };
}

/** StartDeviceAuthorization. */
export function startDeviceAuthorization(center: IdentityCenterState, input: Json): Json {
  const client = clientOf(center, input);
  const { startUrl, deviceSeconds, intervalSeconds } = center.settings;
  const strip = (url: string) => url.replace(/[/#]+$/, '');
  if (strip(requiredText(input, 'startUrl')) !== strip(startUrl))
    throw fail('invalid_request', 'Invalid start URL');
  const letters = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const device: DeviceCode = {
    code: makeOpaque(60),
    userCode: `${letters()}-${letters()}`,
    client,
    expiresAt: center.now() + deviceSeconds * 1000,
    state: 'pending',
  };
  center.devices.set(device.code, device);
  const verificationUri = center.verificationUri();
  return {
    deviceCode: device.code,
    userCode: device.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${device.userCode}`,
    expiresIn: deviceSeconds,
    interval: intervalSeconds,
  };
}

/** CreateToken, by device code or refresh token. */
export function createToken(center: IdentityCenterState, input: Json): Json {
  const client = clientOf(center, input);
  const grant = requiredText(input, 'grantType');
  if (grant === 'refresh_token') {
    const old = requiredText(input, 'refreshToken');
    if (center.refreshTokens.get(old) !== client)
      throw fail('invalid_grant', 'Invalid refresh token provided');
    center.refreshTokens.delete(old);
    return issue(center, client);
  }
  if (grant !== DEVICE_GRANT) throw fail('unsupported_grant_type', 'Unsupported grant type');
  const device = center.devices.get(requiredText(input, 'deviceCode'));
  if (device?.client !== client || device.state === 'spent')
    throw fail('invalid_grant', 'Invalid device code provided');
  const now = center.now();
  if (device.expiresAt <= now) throw fail('expired_token', 'Device code has expired');
  const early =
    device.polledAt !== undefined && now - device.polledAt < center.settings.intervalSeconds * 1000;
  device.polledAt = now;
  if (device.state === 'denied') throw fail('access_denied', 'The request was denied');
  if (device.state === 'pending')
    throw early
      ? fail('slow_down', 'Polling too often')
      : fail('authorization_pending', 'Authorization is still pending');
  device.state = 'spent';
  return issue(center, client);
}

function issue(center: IdentityCenterState, client: SsoClient): Json {
  const { tokenSeconds } = center.settings;
  const accessToken = `aoaAAAAA${makeOpaque(200)}`;
  center.tokens.set(accessToken, center.now() + tokenSeconds * 1000);
  if (!client.scopes.includes('sso:account:access'))
    return { accessToken, expiresIn: tokenSeconds, tokenType: 'Bearer' };
  const refreshToken = `aorAAAAA${makeOpaque(200)}${randomUUID()}`;
  center.refreshTokens.set(refreshToken, client);
  return { accessToken, expiresIn: tokenSeconds, refreshToken, tokenType: 'Bearer' };
}

function clientOf(center: IdentityCenterState, input: Json): SsoClient {
  const client = center.clients.get(requiredText(input, 'clientId'));
  if (client?.secret !== requiredText(input, 'clientSecret') || client.expiresAt <= center.now())
    throw fail('invalid_client', 'Invalid client provided');
  return client;
}
