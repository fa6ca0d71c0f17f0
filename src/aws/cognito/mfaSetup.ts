import * as v from 'valibot';
import type { SignInAnswer } from '#core/signIn.ts';
import { optionsOf } from './challengeOptions.ts';
import { codeOf, optionOf } from './challengeResponses.ts';
import type { PendingChallenge } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

const TOTP = 'SOFTWARE_TOKEN_MFA';

const SECRET = v.object({ SecretCode: v.string(), Session: v.nullish(v.string()) });
const VERIFIED = v.object({ Status: v.nullish(v.string()), Session: v.nullish(v.string()) });

/** Where there is nothing to choose, the authenticator app's secret is fetched at once. */
export function beginMfaSetup(client: UserPoolClient, pending: PendingChallenge): Promise<PendingChallenge> {
  const options = optionsOf(pending);
  return options.length === 1 && options[0] === TOTP ? associate(client, pending) : Promise.resolve(pending);
}

/** The choice of a factor; the challenge goes on with what that one needs. */
export async function chooseMfa(
  client: UserPoolClient,
  pending: PendingChallenge,
  answer: SignInAnswer,
): Promise<PendingChallenge> {
  const option = optionOf(pending, answer);
  return option === TOTP ? associate(client, pending) : { ...pending, option };
}

async function associate(client: UserPoolClient, pending: PendingChallenge): Promise<PendingChallenge> {
  const { SecretCode, Session } = await client.call(
    'AssociateSoftwareToken',
    SECRET,
    { Session: pending.session },
    { challenge: 'MFA_SETUP' },
  );
  return { ...pending, option: TOTP, totpSecret: SecretCode, session: Session ?? pending.session };
}

/** VerifySoftwareToken: the app's first code. Resolves with the session that completes MFA_SETUP. */
export async function verifyTotp(
  client: UserPoolClient,
  pending: PendingChallenge,
  answer: SignInAnswer,
): Promise<string> {
  const { Session } = await client.call(
    'VerifySoftwareToken',
    VERIFIED,
    { Session: pending.session, UserCode: codeOf(answer), FriendlyDeviceName: 'Countersign' },
    { challenge: 'MFA_SETUP' },
  );
  return Session ?? pending.session;
}
