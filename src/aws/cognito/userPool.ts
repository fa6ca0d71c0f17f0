import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import type { SignInAnswer } from '#core/signIn.ts';
import { AUTH_REPLY } from './authReply.ts';
import { challengeResponses } from './challengeResponses.ts';
import { chooseMfa, verifyTotp } from './mfaSetup.ts';
import {
  type PasswordInput,
  type Signed,
  signInByPassword,
  signInByQuestions,
  signInBySrp,
} from './passwordSignIn.ts';
import { refreshTokens } from './refreshTokens.ts';
import { settle } from './settle.ts';
import type { PendingChallenge, UserPoolResult, UserTokens } from './types.ts';
import { createUserPoolClient, type UserPoolClient, type UserPoolDeps } from './userPoolClient.ts';

export { toStep } from './toStep.ts';
export type { DeviceKeys, PendingChallenge, UserPoolResult, UserTokens } from './types.ts';
export type { UserPoolDeps } from './userPoolClient.ts';

export interface UserPool {
  signIn(input: PasswordInput & { method: 'srp' | 'password' }): Promise<UserPoolResult>;
  /** Where `keepsChallenge(problem)`, the same pending challenge can be answered again. */
  respond(pending: PendingChallenge, answer: SignInAnswer): Promise<UserPoolResult>;
  /** New ID and access tokens; a rotated refresh token takes the place of the old one. */
  refresh(tokens: UserTokens): Promise<UserTokens>;
  /** Ends the refresh token and all access tokens made of it (RevokeToken). */
  revoke(refreshToken: string): Promise<void>;
}

/** One app client of a Cognito user pool (botocore cognito-idp 2016-04-18). All failures are Problems `sign-in.*`. */
export function createUserPool(deps: UserPoolDeps): UserPool {
  const client = createUserPoolClient(deps);

  async function signIn(input: PasswordInput & { method: 'srp' | 'password' }): Promise<UserPoolResult> {
    const { device, method } = input;
    try {
      const { reply, userName } =
        method === 'srp' ? await bySrpOrQuestions(client, input) : await signInByPassword(client, input);
      return await settle(client, reply, { userName, device });
    } catch (error) {
      // Devices are forgotten by administrators and after a password reset; the person is not.
      if (device && isForgottenDevice(error)) return signIn({ ...input, device: undefined });
      throw error;
    }
  }

  return {
    signIn,
    respond: (pending, answer) => respond(client, pending, answer),
    refresh: (tokens) => refreshTokens(client, tokens),
    async revoke(refreshToken) {
      const { clientId: ClientId, clientSecret } = client;
      const secret = clientSecret ? { ClientSecret: clientSecret } : {};
      await client.call('RevokeToken', v.object({}), { ClientId, Token: refreshToken, ...secret });
    },
  };
}

/** SRP; where the client allows only CUSTOM_AUTH, that. */
async function bySrpOrQuestions(client: UserPoolClient, input: PasswordInput): Promise<Signed> {
  try {
    return await signInBySrp(client, input);
  } catch (refusal) {
    if (!isFlowOff(refusal)) throw refusal;
    return await signInByQuestions(client, input).catch((error: unknown) => {
      // What the person chose is what the sentence is about.
      throw isFlowOff(error) ? refusal : error;
    });
  }
}

function isFlowOff(error: unknown): boolean {
  return error instanceof Problem && error.id === 'sign-in.flow-off';
}

async function respond(
  client: UserPoolClient,
  pending: PendingChallenge,
  answer: SignInAnswer,
): Promise<UserPoolResult> {
  const { name, option, userName } = pending;
  if (name === 'MFA_SETUP' && !option) return { pending: await chooseMfa(client, pending, answer) };
  const isTotpSetup = name === 'MFA_SETUP' && pending.totpSecret !== undefined;
  const responses = isTotpSetup ? {} : challengeResponses(pending, answer);
  const session = isTotpSetup ? await verifyTotp(client, pending, answer) : pending.session;
  const reply = await client.call(
    'RespondToAuthChallenge',
    AUTH_REPLY,
    {
      ClientId: client.clientId,
      ChallengeName: name,
      ...(session ? { Session: session } : {}),
      ChallengeResponses: {
        USERNAME: userName,
        ...responses,
        ...(pending.device ? { DEVICE_KEY: pending.device.key } : {}),
        ...(await client.hashFor(userName)),
      },
    },
    { challenge: name },
  );
  return settle(client, reply, pending);
}

function isForgottenDevice(error: unknown): boolean {
  const fault = error instanceof Problem ? error.cause : undefined;
  if (typeof fault !== 'object' || fault === null) return false;
  const { type, message } = { type: '', message: '', ...fault };
  return type === 'ResourceNotFoundException' && /device/i.test(message);
}
