import { Problem } from '#core/problem.ts';
import type { ChallengeName } from '#core/signIn.ts';
import { type AuthReply, parametersOf } from './authReply.ts';
import { answerDevice, confirmDevice } from './device.ts';
import { beginMfaSetup } from './mfaSetup.ts';
import { readTokens } from './readTokens.ts';
import type { DeviceKeys, PendingChallenge, UserPoolResult } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

/** Cognito's default AuthSessionValidity; how long it really is, a client is not told. */
const SESSION_LIFETIME = 3 * 60_000;

const FOR_PEOPLE: ReadonlySet<string> = new Set<ChallengeName>([
  'NEW_PASSWORD_REQUIRED',
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'EMAIL_OTP',
  'SMS_OTP',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'CUSTOM_CHALLENGE',
]);

export interface Whose {
  userName: string;
  device?: DeviceKeys | undefined;
}

/** Goes on from a reply as far as it goes without the person. */
export async function settle(
  client: UserPoolClient,
  reply: AuthReply,
  whose: Whose,
): Promise<UserPoolResult> {
  if (reply.AuthenticationResult) {
    const tokens = readTokens(client, reply.AuthenticationResult, whose.userName);
    const device = (await confirmDevice(client, reply.AuthenticationResult)) ?? whose.device;
    return { tokens: device ? { ...tokens, device } : tokens };
  }
  if (reply.ChallengeName === 'DEVICE_SRP_AUTH') {
    // It comes back after these two at most once, with tokens; a server that asks on is refused below.
    const answered = await answerDevice(client, reply, whose);
    if (answered.ChallengeName !== 'DEVICE_SRP_AUTH') return settle(client, answered, whose);
  }
  const pending = readChallenge(client, reply, whose);
  return { pending: pending.name === 'MFA_SETUP' ? await beginMfaSetup(client, pending) : pending };
}

function readChallenge(
  client: UserPoolClient,
  reply: AuthReply,
  { userName, device }: Whose,
): PendingChallenge {
  const name = reply.ChallengeName ?? '';
  if (!isForPeople(name)) {
    throw new Problem(
      'sign-in.unexpected',
      name
        ? `The user pool asks for ${/^\w{1,40}$/.test(name) ? name : 'something'}, which Countersign cannot answer.`
        : 'The user pool sent neither tokens nor a challenge.',
      'Use the hosted sign-in page in the profile instead.',
    );
  }
  const parameters = parametersOf(reply);
  return {
    name,
    session: reply.Session ?? '',
    userName: parameters.USER_ID_FOR_SRP ?? userName,
    parameters,
    expiresAt: client.now() + SESSION_LIFETIME,
    ...(device ? { device } : {}),
  };
}

function isForPeople(name: string): name is ChallengeName {
  return FOR_PEOPLE.has(name);
}
