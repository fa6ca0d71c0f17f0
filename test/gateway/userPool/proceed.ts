/** Where a sign-in goes after each step that was done: to the next challenge, or to tokens. */
import { randomInt, randomUUID } from 'node:crypto';
import { AwsError, notAuthorized, notFound } from '../endpoints/AwsError.ts';
import type { Json } from '../endpoints/types.ts';
import { issueTokens } from './issueTokens.ts';
import { makeOpaque, type Pool } from './pool.ts';
import { challenge, type SessionOrder } from './session.ts';
import type { MfaMethod, PoolUser } from './types.ts';

/** Who signs in, where. */
export type SignIn = Omit<SessionOrder, 'step' | 'user'> & { user: PoolUser };

/** The password was right. Throws for users that may not sign in. */
export function afterPassword(pool: Pool, signIn: SignIn): Json {
  const { user } = signIn;
  checkMaySignIn(user);
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    const missing = pool.settings.requiredAttributes.filter((name) => !user.attributes[name]);
    return challenge(
      pool,
      { ...signIn, step: { name: 'NEW_PASSWORD_REQUIRED' } },
      {
        USER_ID_FOR_SRP: user.name,
        userAttributes: JSON.stringify(user.attributes),
        requiredAttributes: JSON.stringify(missing.map((name) => `userAttributes.${name}`)),
      },
    );
  }
  return askDevice(pool, signIn);
}

export function checkMaySignIn(user: PoolUser): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED')
    throw new AwsError('UserNotConfirmedException', 'User is not confirmed.');
  if (user.status === 'RESET_REQUIRED')
    throw new AwsError('PasswordResetRequiredException', 'Password reset required for the user');
}

/** A device that is known stands in for MFA. */
function askDevice(pool: Pool, signIn: SignIn): Json {
  const { user, deviceKey } = signIn;
  if (deviceKey === undefined || pool.settings.devices === 'off') return askMfa(pool, signIn);
  const device = user.devices.get(deviceKey);
  if (device?.verifier === undefined) throw notFound('Device does not exist.');
  const step = { name: 'DEVICE_SRP_AUTH', device } as const;
  return challenge(pool, { ...signIn, step }, {});
}

/** Asks for the second factor, if there is one. */
export function askMfa(pool: Pool, signIn: SignIn): Json {
  const { user } = signIn;
  const [only, ...more] = user.mfa;
  if (more.length > 0) {
    const step = { name: 'SELECT_MFA_TYPE', choices: user.mfa } as const;
    return challenge(pool, { ...signIn, step }, { MFAS_CAN_CHOOSE: JSON.stringify(user.mfa) });
  }
  if (only) return askCode(pool, signIn, only);
  if (user.mustSetUpMfa)
    return challenge(
      pool,
      { ...signIn, step: { name: 'MFA_SETUP', verified: false } },
      { MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']) },
    );
  return finish(pool, signIn);
}

/** Asks for a code of this kind; by SMS or e-mail, a new one goes out. */
export function askCode(pool: Pool, signIn: SignIn, method: MfaMethod): Json {
  const { user } = signIn;
  if (method === 'SOFTWARE_TOKEN_MFA')
    return challenge(pool, { ...signIn, step: { name: method } }, { USER_ID_FOR_SRP: user.name });
  const sms = method === 'SMS_MFA';
  const code = String(randomInt(10 ** (sms ? 6 : 8))).padStart(sms ? 6 : 8, '0');
  pool.sent.set(user.name, code);
  return challenge(
    pool,
    { ...signIn, step: { name: method, code } },
    {
      USER_ID_FOR_SRP: user.name,
      CODE_DELIVERY_DELIVERY_MEDIUM: sms ? 'SMS' : 'EMAIL',
      CODE_DELIVERY_DESTINATION: sms
        ? `+*******${(user.attributes.phone_number ?? '').slice(-4)}`
        : (user.attributes.email ?? '').replace(/^(.)[^@]*@(.).*$/, '$1***@$2***'),
    },
  );
}

/** The round of CUSTOM_AUTH at `index`, or what comes after the last. */
export function askQuestion(pool: Pool, signIn: SignIn, index: number): Json {
  const asked = signIn.user.questions[index];
  if (!asked) return finish(pool, signIn);
  const parameters = { USERNAME: signIn.user.name, question: asked.question };
  return challenge(pool, { ...signIn, step: { name: 'CUSTOM_CHALLENGE', index } }, parameters);
}

/** Gives tokens, and where the pool tracks devices, a new one to be confirmed. */
export function finish(pool: Pool, { user, client, deviceKey }: SignIn): Json {
  if (deviceKey !== undefined && pool.settings.devices === 'always')
    return { ChallengeParameters: {}, AuthenticationResult: issueTokens(pool, { user, client, deviceKey }) };
  if (pool.settings.devices === 'off')
    return { ChallengeParameters: {}, AuthenticationResult: issueTokens(pool, { user, client }) };
  const key = `${pool.id.split('_')[0]}_${randomUUID()}`;
  const groupKey = `-${makeOpaque(6)}`;
  user.devices.set(key, { key, groupKey });
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      ...issueTokens(pool, { user, client, deviceKey: key }),
      NewDeviceMetadata: { DeviceKey: key, DeviceGroupKey: groupKey },
    },
  };
}
