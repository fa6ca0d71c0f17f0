import { AUTH_REPLY, type AuthReply, parametersOf } from './authReply.ts';
import { loadSrp } from './loadSrp.ts';
import type { SrpRun } from './srp.ts';
import type { DeviceKeys } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

export interface PasswordInput {
  userName: string;
  password: string;
  device?: DeviceKeys | undefined;
}

/** A reply, and what Cognito calls the user from here on. */
export interface Signed {
  reply: AuthReply;
  userName: string;
}

/** USER_PASSWORD_AUTH: the password goes to Cognito itself, over TLS. */
export async function signInByPassword(client: UserPoolClient, input: PasswordInput): Promise<Signed> {
  const { userName, password } = input;
  const reply = await initiate(client, 'USER_PASSWORD_AUTH', input, { PASSWORD: password });
  return { reply, userName: nameIn(reply) ?? userName };
}

/** USER_SRP_AUTH: the password does not leave this computer. */
export async function signInBySrp(client: UserPoolClient, input: PasswordInput): Promise<Signed> {
  const srp = (await loadSrp()).startSrp(poolName(client.userPoolId), client.random);
  const reply = await initiate(client, 'USER_SRP_AUTH', input, { SRP_A: srp.a });
  return provePassword(client, input, srp, reply);
}

/**
 * CUSTOM_AUTH: questions that the pool's own code asks, behind the password by SRP or in its place.
 * For clients that allow nothing else.
 */
export async function signInByQuestions(client: UserPoolClient, input: PasswordInput): Promise<Signed> {
  if (!input.password) {
    const reply = await initiate(client, 'CUSTOM_AUTH', input, {});
    return { reply, userName: nameIn(reply) ?? input.userName };
  }
  const srp = (await loadSrp()).startSrp(poolName(client.userPoolId), client.random);
  const reply = await initiate(client, 'CUSTOM_AUTH', input, { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.a });
  return provePassword(client, input, srp, reply);
}

/** Answers PASSWORD_VERIFIER, where that is what the pool asks. */
async function provePassword(
  client: UserPoolClient,
  input: PasswordInput,
  srp: SrpRun,
  reply: AuthReply,
): Promise<Signed> {
  const userName = nameIn(reply) ?? input.userName;
  if (reply.ChallengeName !== 'PASSWORD_VERIFIER') return { reply, userName };
  const { SRP_B = '', SALT = '', SECRET_BLOCK = '' } = parametersOf(reply);
  const server = { b: SRP_B, salt: SALT, secretBlock: SECRET_BLOCK };
  const claim = await srp.claim(userName, input.password, server, client.now());
  const answered = await client.call(
    'RespondToAuthChallenge',
    AUTH_REPLY,
    {
      ClientId: client.clientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      ...(reply.Session ? { Session: reply.Session } : {}),
      ChallengeResponses: {
        USERNAME: userName,
        ...claim,
        ...(input.device ? { DEVICE_KEY: input.device.key } : {}),
        ...(await client.hashFor(userName)),
      },
    },
    { method: 'srp', challenge: 'PASSWORD_VERIFIER' },
  );
  return { reply: answered, userName: nameIn(answered) ?? userName };
}

async function initiate(
  client: UserPoolClient,
  flow: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' | 'CUSTOM_AUTH',
  { userName, device }: PasswordInput,
  proof: Record<string, string>,
): Promise<AuthReply> {
  return client.call(
    'InitiateAuth',
    AUTH_REPLY,
    {
      AuthFlow: flow,
      ClientId: client.clientId,
      AuthParameters: {
        USERNAME: userName,
        ...proof,
        ...(device ? { DEVICE_KEY: device.key } : {}),
        ...(await client.hashFor(userName)),
      },
    },
    { method: flow === 'USER_PASSWORD_AUTH' ? 'password' : 'srp' },
  );
}

/** Someone who signs in by e-mail address is another name to SRP and to later answers. */
function nameIn(reply: AuthReply): string | undefined {
  return parametersOf(reply).USER_ID_FOR_SRP;
}

/** SRP's group is named after the part behind the region. */
function poolName(userPoolId: string): string {
  return userPoolId.slice(userPoolId.indexOf('_') + 1);
}
