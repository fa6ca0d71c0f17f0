import { expect, test } from 'vitest';
import type { PendingChallenge, UserPoolResult } from '#aws/cognito/userPool.ts';
import { toStep } from '#aws/cognito/userPool.ts';
import { Problem } from '#core/problem.ts';
import type { ChallengeName, SignInAnswer } from '#core/signIn.ts';
import { keepsChallenge } from '#core/signInFaults/keepsChallenge.ts';
import { cognitoError, createScript } from './fakeFetch.ts';
import { CLIENT, challengeReply, makePool, NOW, operationOf, tokensReply } from './poolFixture.ts';

const INPUT = { userName: 'ada', password: 'correct horse', method: 'password' } as const;

function pendingOf(result: UserPoolResult): PendingChallenge {
  if (!('pending' in result)) throw new Error('The sign-in did not wait.');
  // It has to survive being stored.
  return JSON.parse(JSON.stringify(result.pending)) as PendingChallenge;
}

test.each<[ChallengeName, Record<string, string>, SignInAnswer, Record<string, string>]>([
  [
    'SMS_MFA',
    { CODE_DELIVERY_DESTINATION: '+********1234' },
    { code: '123 456' },
    { SMS_MFA_CODE: '123456' },
  ],
  ['SOFTWARE_TOKEN_MFA', {}, { code: '654321' }, { SOFTWARE_TOKEN_MFA_CODE: '654321' }],
  [
    'EMAIL_OTP',
    { CODE_DELIVERY_DESTINATION: 'a***@e***' },
    { code: '12345678' },
    { EMAIL_OTP_CODE: '12345678' },
  ],
  ['SMS_OTP', {}, { code: '12345678' }, { SMS_OTP_CODE: '12345678' }],
  [
    'SELECT_MFA_TYPE',
    { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    { option: 'SOFTWARE_TOKEN_MFA' },
    { ANSWER: 'SOFTWARE_TOKEN_MFA' },
  ],
  ['CUSTOM_CHALLENGE', { question: 'Favourite colour?' }, { answer: 'Plaid' }, { ANSWER: 'Plaid' }],
  [
    'NEW_PASSWORD_REQUIRED',
    { requiredAttributes: '["userAttributes.given_name"]', userAttributes: '{}' },
    { newPassword: 'New horse 1', attributes: { given_name: 'Ada' } },
    { NEW_PASSWORD: 'New horse 1', 'userAttributes.given_name': 'Ada' },
  ],
])('%s is answered with what it asks for', async (name, parameters, answer, responses) => {
  const server = createScript(
    challengeReply(name, { ...parameters, USER_ID_FOR_SRP: 'ada-sub' }),
    tokensReply(),
  );
  const pool = makePool(server);
  const pending = pendingOf(await pool.signIn(INPUT));
  expect(pending).toMatchObject({ name, session: 'session-1', expiresAt: NOW + 180_000 });
  expect(await pool.respond(pending, answer)).toHaveProperty('tokens.refreshToken', 'refresh-1');
  expect(operationOf(server.seen[1])).toBe('RespondToAuthChallenge');
  expect(server.seen[1]!.body).toEqual({
    ClientId: CLIENT,
    ChallengeName: name,
    Session: 'session-1',
    ChallengeResponses: { USERNAME: 'ada-sub', ...responses },
  });
});

test('answers without what is asked for reach nobody', async () => {
  const names: ChallengeName[] = [
    'SMS_MFA',
    'NEW_PASSWORD_REQUIRED',
    'CUSTOM_CHALLENGE',
    'SELECT_MFA_TYPE',
    'MFA_SETUP',
  ];
  for (const name of names) {
    const server = createScript(challengeReply(name));
    const pool = makePool(server);
    const pending = pendingOf(await pool.signIn(INPUT));
    const problem = await pool.respond(pending, {}).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(keepsChallenge(problem as Problem)).toBe(true);
    expect(server.seen).toHaveLength(1);
  }
});

test('a wrong code leaves the challenge open, an ended session does not', async () => {
  const server = createScript(
    challengeReply('SMS_MFA'),
    cognitoError('CodeMismatchException', 'Invalid code or auth state for the user.'),
    cognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
  );
  const pool = makePool(server);
  const pending = pendingOf(await pool.signIn(INPUT));
  const wrong = (await pool.respond(pending, { code: '1' }).catch((error: unknown) => error)) as Problem;
  expect([wrong.id, keepsChallenge(wrong)]).toEqual(['sign-in.code-wrong', true]);
  expect(toStep(pending, wrong)).toMatchObject({
    problem: { id: 'sign-in.code-wrong', message: 'The code is wrong.' },
  });
  const ended = (await pool.respond(pending, { code: '2' }).catch((error: unknown) => error)) as Problem;
  expect([ended.id, keepsChallenge(ended)]).toEqual(['sign-in.session-expired', false]);
});

test('a new password against the policy is told in the pool’s words', async () => {
  const server = createScript(
    challengeReply('NEW_PASSWORD_REQUIRED'),
    cognitoError(
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ),
  );
  const pool = makePool(server);
  const pending = pendingOf(await pool.signIn(INPUT));
  await expect(pool.respond(pending, { newPassword: 'x' })).rejects.toMatchObject({
    id: 'sign-in.password-policy',
    message: 'The user pool does not accept this new password: Password not long enough.',
  });
});

test('an authenticator app is set up with its secret shown, verified, and the challenge completed', async () => {
  const server = createScript(
    challengeReply('MFA_SETUP', {
      MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","SMS_MFA"]',
      USER_ID_FOR_SRP: 'ada-sub',
    }),
    { body: { SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'session-2' } },
    { body: { Status: 'SUCCESS', Session: 'session-3' } },
    tokensReply(),
  );
  const pool = makePool(server);
  const pending = pendingOf(await pool.signIn(INPUT));
  expect(toStep(pending)).toEqual({
    type: 'challenge',
    name: 'MFA_SETUP',
    totpSecret: 'JBSWY3DPEHPK3PXP',
    expiresAt: NOW + 180_000,
  });
  expect(await pool.respond(pending, { code: '123456' })).toHaveProperty('tokens');
  expect(server.seen.map((request) => [operationOf(request), request.body]).slice(1)).toEqual([
    ['AssociateSoftwareToken', { Session: 'session-1' }],
    ['VerifySoftwareToken', { Session: 'session-2', UserCode: '123456', FriendlyDeviceName: 'Countersign' }],
    [
      'RespondToAuthChallenge',
      {
        ClientId: CLIENT,
        ChallengeName: 'MFA_SETUP',
        Session: 'session-3',
        ChallengeResponses: { USERNAME: 'ada-sub' },
      },
    ],
  ]);
});

test('where there is a choice of factors it is asked for, and codes by e-mail want an address', async () => {
  const server = createScript(
    challengeReply('MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' }),
    challengeReply('EMAIL_OTP', { CODE_DELIVERY_DESTINATION: 'a***@e***' }, 'session-2'),
  );
  const pool = makePool(server);
  const pending = pendingOf(await pool.signIn(INPUT));
  expect(toStep(pending)).toMatchObject({ options: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
  const chosen = pendingOf(await pool.respond(pending, { option: 'EMAIL_OTP' }));
  expect(toStep(chosen)).toMatchObject({ requiredAttributes: ['email'] });
  expect(toStep(chosen)).not.toHaveProperty('options');
  const next = pendingOf(await pool.respond(chosen, { attributes: { email: 'ada@example.com' } }));
  expect(toStep(next)).toMatchObject({ name: 'EMAIL_OTP', destination: 'a***@e***' });
  expect(server.seen[1]!.body).toMatchObject({
    ChallengeResponses: { USERNAME: 'ada', EMAIL: 'ada@example.com' },
  });
});

test('a step shows what the person needs and nothing of the session', async () => {
  const server = createScript(
    challengeReply(
      'CUSTOM_CHALLENGE',
      { question: 'Favourite colour?', USERNAME: 'ada-sub', USER_ID_FOR_SRP: 'ada-sub' },
      'secret-session',
    ),
  );
  const step = toStep(pendingOf(await makePool(server).signIn(INPUT)));
  expect(step).toEqual({
    type: 'challenge',
    name: 'CUSTOM_CHALLENGE',
    parameters: { question: 'Favourite colour?' },
    expiresAt: NOW + 180_000,
  });
});

test('a challenge that a page here cannot answer is named', async () => {
  const pool = makePool(createScript(challengeReply('WEB_AUTHN')));
  await expect(pool.signIn(INPUT)).rejects.toMatchObject({
    id: 'sign-in.unexpected',
    message: expect.stringContaining('WEB_AUTHN'),
  });
});
