import { AwsError, invalidParameter, notAuthorized } from '../endpoints/AwsError.ts';
import { optionalText, requiredText, textMap } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import { checkFlow, checkSecretHash, findClient } from './client.ts';
import { issueTokens } from './issueTokens.ts';
import { srpOf } from './password.ts';
import { findUser, type Pool } from './pool.ts';
import { afterPassword, askQuestion, checkMaySignIn } from './proceed.ts';
import { findRefreshToken } from './refreshToken.ts';
import { challenge } from './session.ts';
import { makeSalt, N, startSrp } from './srp.ts';
import type { PoolClient } from './types.ts';

export const wrongPassword = (): AwsError => notAuthorized('Incorrect username or password.');

/** InitiateAuth. */
export function initiateAuth(pool: Pool, input: Json): Json {
  const flow = requiredText(input, 'AuthFlow');
  const client = findClient(pool, input);
  const parameters = textMap(input, 'AuthParameters');
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') return refresh(pool, client, parameters);
  const userName = parameters.USERNAME;
  if (!userName) throw invalidParameter('Missing required parameter USERNAME');
  checkSecretHash(client, parameters.SECRET_HASH, [userName]);
  if (flow === 'USER_PASSWORD_AUTH') return byPassword(pool, client, parameters, userName);
  if (flow === 'USER_SRP_AUTH') return bySrp(pool, client, parameters, userName, false);
  if (flow !== 'CUSTOM_AUTH') throw invalidParameter('Unsupported auth flow.');
  checkFlow(client, 'CUSTOM_AUTH');
  if (parameters.CHALLENGE_NAME === 'SRP_A') return bySrp(pool, client, parameters, userName, true);
  const user = findUser(pool, userName);
  if (!user) throw unknownUser(client);
  checkMaySignIn(user);
  return askQuestion(pool, { user, client, deviceKey: parameters.DEVICE_KEY }, 0);
}

function byPassword(
  pool: Pool,
  client: PoolClient,
  { PASSWORD, DEVICE_KEY }: Record<string, string>,
  userName: string,
): Json {
  checkFlow(client, 'USER_PASSWORD_AUTH');
  if (!PASSWORD) throw invalidParameter('Missing required parameter PASSWORD');
  const user = findUser(pool, userName);
  if (!user) throw unknownUser(client);
  // The old password is no longer one, whatever it was.
  if (user.status === 'RESET_REQUIRED') checkMaySignIn(user);
  if (user.password !== PASSWORD) throw wrongPassword();
  return afterPassword(pool, { user, client, deviceKey: DEVICE_KEY });
}

function bySrp(
  pool: Pool,
  client: PoolClient,
  { SRP_A, DEVICE_KEY }: Record<string, string>,
  userName: string,
  custom: boolean,
): Json {
  if (!custom) checkFlow(client, 'USER_SRP_AUTH');
  if (!SRP_A) throw invalidParameter('Missing required parameter SRP_A');
  const user = findUser(pool, userName);
  if (!user && !client.hideUnknownUsers) throw unknownUser(client);
  if (user?.status === 'RESET_REQUIRED') checkMaySignIn(user);
  // An unknown user is asked for a password that no answer can prove.
  const { salt, verifier } = user ? srpOf(pool, user) : { salt: makeSalt(), verifier: makeSalt() % N };
  const id = user?.name ?? userName;
  const exchange = startSrp(SRP_A, { realm: pool.name, id, verifier });
  if (!exchange) throw invalidParameter('SRP_A is not a valid value.');
  const step = { name: 'PASSWORD_VERIFIER', exchange, custom } as const;
  return challenge(
    pool,
    { user, client, step, deviceKey: DEVICE_KEY },
    {
      USERNAME: id,
      USER_ID_FOR_SRP: id,
      SRP_B: exchange.B.toString(16),
      SALT: salt.toString(16),
      SECRET_BLOCK: exchange.secretBlock.toString('base64'),
    },
  );
}

const unknownUser = ({ hideUnknownUsers }: PoolClient): AwsError =>
  hideUnknownUsers ? wrongPassword() : new AwsError('UserNotFoundException', 'User does not exist.');

function refresh(pool: Pool, client: PoolClient, parameters: Record<string, string>): Json {
  const token = parameters.REFRESH_TOKEN;
  if (!token) throw invalidParameter('Missing required parameter REFRESH_TOKEN');
  // AWS lets no client have both rotation and this flow.
  if (client.rotateRefreshTokens || !client.flows.includes('REFRESH_TOKEN_AUTH'))
    checkFlow({ ...client, flows: [] }, 'REFRESH_TOKEN_AUTH');
  const of = findRefreshToken(pool, token, client, parameters.DEVICE_KEY);
  const { user } = of;
  checkSecretHash(
    client,
    parameters.SECRET_HASH,
    // Not the e-mail address that the person signed in with.
    [user.name, user.sub],
    `SecretHash does not match for the client: ${client.id}`,
  );
  return { ChallengeParameters: {}, AuthenticationResult: issueTokens(pool, { user, client, of }) };
}

/** GetTokensFromRefreshToken. */
export function getTokensFromRefreshToken(pool: Pool, input: Json): Json {
  const client = findClient(pool, input);
  checkClientSecret(client, optionalText(input, 'ClientSecret'));
  const deviceKey = optionalText(input, 'DeviceKey');
  const of = findRefreshToken(pool, requiredText(input, 'RefreshToken'), client, deviceKey);
  if (client.rotateRefreshTokens) of.state = 'replaced';
  const order = { user: of.user, client, of, refresh: client.rotateRefreshTokens };
  return { AuthenticationResult: issueTokens(pool, order) };
}

/** Throws NotAuthorizedException unless the secret is the client's, or both have none. */
export function checkClientSecret({ id, secret }: PoolClient, given: string | undefined): void {
  if (secret !== undefined && given === undefined)
    throw notAuthorized(`Client ${id} is configured with secret but ClientSecret was not received`);
  if (secret !== given) throw notAuthorized(`Unable to verify secret for client ${id}`);
}
