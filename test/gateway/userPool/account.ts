/** The operations around a sign-in: devices, authenticator apps, the user's own data, revocation. */
import { AwsError, invalidParameter, notAuthorized, notFound } from '../endpoints/AwsError.ts';
import { optionalText, requiredText, textMap } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import { readJwt, signatureHolds } from '../jwt/readJwt.ts';
import { findClient } from './client.ts';
import { checkClientSecret } from './initiateAuth.ts';
import type { Pool } from './pool.ts';
import { findSession, openSession } from './session.ts';
import { readNumber } from './srp.ts';
import { Totp } from './Totp.ts';
import type { PoolUser } from './types.ts';

/** ConfirmDevice: the client has chosen the device's password, and hands over its verifier. */
export function confirmDevice(pool: Pool, input: Json): Json {
  const user = userOf(pool, input);
  const device = user.devices.get(requiredText(input, 'DeviceKey'));
  if (!device) throw notFound('Device does not exist.');
  const { PasswordVerifier, Salt } = textMap(input, 'DeviceSecretVerifierConfig');
  if (!PasswordVerifier || !Salt)
    throw invalidParameter('Invalid device verifier: PasswordVerifier and Salt are needed.');
  device.verifier = readNumber(PasswordVerifier);
  device.salt = readNumber(Salt);
  return { UserConfirmationNecessary: false };
}

/** AssociateSoftwareToken, within a sign-in. */
export function associateSoftwareToken(pool: Pool, input: Json): Json {
  const { session, step, signIn } = setUp(pool, input);
  session.used = true;
  const totp = new Totp();
  const next = openSession(pool, { ...signIn, step: { ...step, totp, verified: false } });
  return { SecretCode: totp.secret, Session: next.id };
}

/** VerifySoftwareToken, within a sign-in. */
export function verifySoftwareToken(pool: Pool, input: Json): Json {
  const { session, step, signIn } = setUp(pool, input);
  const code = requiredText(input, 'UserCode');
  if (step.totp?.check(code, pool.now()) !== 'good')
    throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA');
  session.used = true;
  const next = openSession(pool, { ...signIn, step: { ...step, verified: true } });
  return { Status: 'SUCCESS', Session: next.id };
}

function setUp(pool: Pool, input: Json) {
  const session = findSession(pool, requiredText(input, 'Session'));
  const { step, user, client, deviceKey } = session;
  if (step.name !== 'MFA_SETUP') throw notAuthorized('Invalid session for the user.');
  return { session, step, signIn: { user, client, deviceKey } };
}

/** GetUser. */
export function getUser(pool: Pool, input: Json): Json {
  const { name, sub, attributes, mfa } = userOf(pool, input);
  const all = Object.entries({ sub, ...attributes });
  return {
    Username: name,
    UserAttributes: all.map(([Name, Value]) => ({ Name, Value })),
    ...(mfa.length > 0 ? { UserMFASettingList: mfa } : {}),
  };
}

/** RevokeToken: the refresh token, and every token that stems from its sign-in. */
export function revokeToken(pool: Pool, input: Json): Json {
  const client = findClient(pool, input);
  checkClientSecret(client, optionalText(input, 'ClientSecret'));
  const token = requiredText(input, 'Token');
  if (readJwt(token))
    throw new AwsError('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.');
  revoke(pool, token, client.id);
  return {};
}

/** Also of a token that is unknown, as RFC 7009 wants it. */
export function revoke(pool: Pool, token: string, clientId: string): void {
  const found = pool.refreshTokens.get(token);
  if (found?.client.id !== clientId) return;
  found.state = 'revoked';
  pool.revoked.add(found.originJti);
}

/** The user of `AccessToken`. Throws NotAuthorizedException where the token is not good. */
function userOf(pool: Pool, input: Json): PoolUser {
  const jwt = readJwt(requiredText(input, 'AccessToken'));
  const { kid, publicKey: key } = pool.keyPair;
  if (!jwt || !signatureHolds(jwt, [{ kid, key }]) || jwt.claims.token_use !== 'access')
    throw notAuthorized('Invalid Access Token');
  if (Number(jwt.claims.exp) * 1000 <= pool.now()) throw notAuthorized('Access Token has expired');
  if (pool.revoked.has(String(jwt.claims.origin_jti))) throw notAuthorized('Access Token has been revoked');
  const user = pool.users.get(String(jwt.claims.username));
  if (!user) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return user;
}
