import { AwsError, invalidParameter, notAuthorized, notFound } from '../endpoints/AwsError.ts';
import { requiredText, textMap } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import { checkSecretHash, findClient } from './client.ts';
import { wrongPassword } from './initiateAuth.ts';
import { checkPolicy } from './password.ts';
import { findUser, type Pool } from './pool.ts';
import {
  afterPassword,
  askCode,
  askMfa,
  askQuestion,
  checkMaySignIn,
  finish,
  type SignIn,
} from './proceed.ts';
import { challenge, findSession, type Session, type Step } from './session.ts';
import { expectedClaim, isSrpTimestamp, type SrpExchange, startSrp } from './srp.ts';
import type { MfaMethod, PoolUser } from './types.ts';

type Answers = Record<string, string>;
type Answer<S extends Step> = (pool: Pool, step: S, answers: Answers, signIn: SignIn) => Json;
type StepOf<N extends Step['name']> = Extract<Step, { name: N }>;

/** RespondToAuthChallenge. A session that was answered rightly is spent; one that was not may be tried again. */
export function respondToAuthChallenge(pool: Pool, input: Json): Json {
  const name = requiredText(input, 'ChallengeName');
  const client = findClient(pool, input);
  const answers = textMap(input, 'ChallengeResponses');
  const userName = answers.USERNAME;
  if (!userName) throw invalidParameter('Missing required parameter USERNAME');
  checkSecretHash(client, answers.SECRET_HASH, [userName]);
  const session = findSession(pool, requiredText(input, 'Session'), client);
  if (session.step.name !== name || !isOwner(pool, session, userName))
    throw notAuthorized('Invalid session for the user.');
  if (!session.user) {
    session.used = true;
    throw wrongPassword();
  }
  const deviceKey = answers.DEVICE_KEY ?? session.deviceKey;
  const signIn = { user: session.user, client, deviceKey };
  try {
    const reply = answerStep(pool, session.step, answers, signIn);
    session.used = true;
    return reply;
  } catch (failure) {
    // A wrong password ends it, where a wrong code does not.
    if (failure instanceof AwsError && failure.message === wrongPassword().message) session.used = true;
    throw failure;
  }
}

const isOwner = (pool: Pool, { user, step }: Session, name: string): boolean =>
  user ? findUser(pool, name) === user : step.name === 'PASSWORD_VERIFIER' && step.exchange.id === name;

function answerStep(pool: Pool, step: Step, answers: Answers, signIn: SignIn): Json {
  const answer = ANSWERS[step.name] as Answer<Step>;
  return answer(pool, step, answers, signIn);
}

const ANSWERS: { [N in Step['name']]: Answer<StepOf<N>> } = {
  PASSWORD_VERIFIER(pool, { exchange, custom }, answers, signIn) {
    checkClaim(exchange, answers);
    if (!custom) return afterPassword(pool, signIn);
    checkMaySignIn(signIn.user);
    return askQuestion(pool, signIn, 0);
  },

  NEW_PASSWORD_REQUIRED(pool, _step, answers, signIn) {
    const { user } = signIn;
    const password = answers.NEW_PASSWORD;
    if (!password) throw invalidParameter('Missing required parameter NEW_PASSWORD');
    const given = Object.entries(answers)
      .filter(([key]) => key.startsWith('userAttributes.'))
      .map(([key, value]) => [key.slice('userAttributes.'.length), value]);
    const attributes: Record<string, string> = { ...user.attributes, ...Object.fromEntries(given) };
    const absent = pool.settings.requiredAttributes.filter((name) => !attributes[name]);
    if (absent.length > 0)
      throw invalidParameter(
        `Invalid attributes given, ${absent.join(', ')} ${absent.length > 1 ? 'are' : 'is'} missing`,
      );
    checkPolicy(pool, password);
    Object.assign(user, { password, attributes, status: 'CONFIRMED' satisfies PoolUser['status'] });
    return askMfa(pool, signIn);
  },

  SMS_MFA: (pool, { code }, answers, signIn) => checkSent(pool, code, answers.SMS_MFA_CODE, signIn),
  EMAIL_OTP: (pool, { code }, answers, signIn) => checkSent(pool, code, answers.EMAIL_OTP_CODE, signIn),

  SOFTWARE_TOKEN_MFA(pool, _step, { SOFTWARE_TOKEN_MFA_CODE: code }, signIn) {
    if (!code) throw invalidParameter('Missing required parameter SOFTWARE_TOKEN_MFA_CODE');
    const verdict = signIn.user.totp?.check(code, pool.now()) ?? 'wrong';
    if (verdict === 'used')
      throw new AwsError('ExpiredCodeException', 'Your software token has already been used once.');
    if (verdict === 'wrong') throw new AwsError('CodeMismatchException', 'Invalid code received for user');
    return finish(pool, signIn);
  },

  SELECT_MFA_TYPE(pool, { choices }, { ANSWER }, signIn) {
    if (!choices.includes(ANSWER as MfaMethod)) throw invalidParameter('Invalid MFA type selected.');
    return askCode(pool, signIn, ANSWER as MfaMethod);
  },

  MFA_SETUP(pool, { totp, verified }, _answers, signIn) {
    if (!totp || !verified) throw invalidParameter('User has not set up software token mfa');
    signIn.user.totp = totp;
    signIn.user.mfa = ['SOFTWARE_TOKEN_MFA'];
    signIn.user.mustSetUpMfa = false;
    return finish(pool, signIn);
  },

  CUSTOM_CHALLENGE(pool, { index }, { ANSWER }, signIn) {
    if (!ANSWER) throw invalidParameter('Missing required parameter ANSWER');
    // The Lambda that judges answers ends the sign-in at the first wrong one here.
    if (signIn.user.questions[index]?.answer !== ANSWER) throw wrongPassword();
    return askQuestion(pool, signIn, index + 1);
  },

  DEVICE_SRP_AUTH(pool, { device }, { DEVICE_KEY, SRP_A }, signIn) {
    if (DEVICE_KEY !== device.key || device.verifier === undefined || device.salt === undefined)
      throw notFound('Device does not exist.');
    const identity = { realm: device.groupKey, id: device.key, verifier: device.verifier };
    const exchange = SRP_A ? startSrp(SRP_A, identity) : undefined;
    if (!exchange) throw invalidParameter('SRP_A is not a valid value.');
    return challenge(
      pool,
      { ...signIn, step: { name: 'DEVICE_PASSWORD_VERIFIER', device, exchange } },
      {
        USERNAME: signIn.user.name,
        DEVICE_KEY: device.key,
        SRP_B: exchange.B.toString(16),
        SALT: device.salt.toString(16),
        SECRET_BLOCK: exchange.secretBlock.toString('base64'),
      },
    );
  },

  DEVICE_PASSWORD_VERIFIER(pool, { device, exchange }, answers, signIn) {
    if (answers.DEVICE_KEY !== device.key) throw notFound('Device does not exist.');
    checkClaim(exchange, answers);
    return finish(pool, signIn);
  },
};

/** Throws NotAuthorizedException unless the claim proves the password. */
function checkClaim(exchange: SrpExchange, answers: Answers): void {
  const { PASSWORD_CLAIM_SIGNATURE, PASSWORD_CLAIM_SECRET_BLOCK, TIMESTAMP = '' } = answers;
  if (!isSrpTimestamp(TIMESTAMP))
    throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
  const block = exchange.secretBlock.toString('base64');
  if (
    PASSWORD_CLAIM_SECRET_BLOCK !== block ||
    PASSWORD_CLAIM_SIGNATURE !== expectedClaim(exchange, TIMESTAMP)
  )
    throw wrongPassword();
}

function checkSent(pool: Pool, code: string, given: string | undefined, signIn: SignIn): Json {
  if (given !== code) throw new AwsError('CodeMismatchException', 'Invalid code or auth state for the user.');
  return finish(pool, signIn);
}
