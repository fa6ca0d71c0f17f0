import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainFault } from '#core/signInFaults/explainFault.ts';
import { keepsChallenge } from '#core/signInFaults/keepsChallenge.ts';
import type { FaultContext, ServiceFault } from '#core/signInFaults/types.ts';
import { explainUnreachable } from '#core/signInFaults/unreachable.ts';

const FAULT: ServiceFault = {
  service: 'user-pool',
  operation: 'InitiateAuth',
  type: 'NewException',
  message: '',
  status: 400,
};
const SERVICES = ['identity-pool', 'user-pool', 'sts', 'identity-center'] as const;

test('an unknown error is shown as it came', () => {
  const problem = explainFault({ ...FAULT, message: 'Something nobody has seen.' });
  expect(problem).toMatchObject({
    id: 'sign-in.unexpected',
    message: 'The Cognito user pool refused InitiateAuth: NewException (Something nobody has seen.).',
    cause: { type: 'NewException' },
  });
  expect(explainFault({ ...FAULT, type: '', status: 503 })).toMatchObject({
    message: 'The Cognito user pool refused InitiateAuth: HTTP 503.',
    next: expect.stringContaining('try again in a while'),
  });
});

test('no token, key or session in a service’s text is shown, whatever the error', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9_-]{60,90}\.[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{43}$/);
  const type = fc.constantFrom(
    'NewException',
    'UserLambdaValidationException',
    'InvalidPasswordException',
    'ValidationError',
    'InvalidParameterException',
    'AccessDenied',
  );
  const challenge = fc.constantFrom<FaultContext>({}, { challenge: 'NEW_PASSWORD_REQUIRED' });
  fc.assert(
    fc.property(secret, type, challenge, fc.constantFrom(...SERVICES), (token, code, context, service) => {
      const message = `The attribute "${token}" is wrong (User: ${token} is not authorized).`;
      const { message: said, next } = explainFault({ ...FAULT, service, type: code, message }, context);
      for (const part of token.split('.')) expect(`${said} ${next}`).not.toContain(part);
    }),
  );
});

test('a service’s text of any length and signs stays one short line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 900 }),
      fc.constantFrom(...SERVICES),
      (message, service) => {
        const { message: said } = explainFault({ ...FAULT, service, message });
        expect(said.length).toBeLessThan(600);
        expect(said).not.toMatch(/[\r\n]/);
      },
    ),
  );
});

test.each([
  [4 * 60_000, 'sign-in.keys-refused'],
  [6 * 60_000, 'sign-in.clock'],
  [-6 * 60_000, 'sign-in.clock'],
])('a refused signature at a clock that is %i ms off: %s', (clockOffsetMs, id) => {
  const fault = {
    ...FAULT,
    service: 'sts',
    operation: 'GetCallerIdentity',
    type: 'SignatureDoesNotMatch',
  } as const;
  expect(explainFault({ ...fault, clockOffsetMs }).id).toBe(id);
});

test('a wrong clock is not blamed for what it does not cause', () => {
  const clockOffsetMs = 600_000;
  const wrong = {
    ...FAULT,
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    clockOffsetMs,
  };
  expect(explainFault(wrong, { method: 'password' }).id).toBe('sign-in.wrong-password');
  expect(explainFault({ ...FAULT, type: 'UserNotFoundException', clockOffsetMs }).id).toBe(
    'sign-in.user-unknown',
  );
});

test('a request without a reply names the host, and a late one says so', () => {
  expect(
    explainUnreachable('https://sts.eu-central-1.amazonaws.com/', 'x', new TypeError('Failed to fetch')),
  ).toMatchObject({
    id: 'sign-in.unreachable',
    message: 'sts.eu-central-1.amazonaws.com could not be reached.',
    about: 'https://sts.eu-central-1.amazonaws.com',
    next: expect.stringContaining('CORS'),
  });
  expect(explainUnreachable('', 'x', new DOMException('late', 'TimeoutError')).message).toBe(
    'x did not answer in time.',
  );
  const wrapped = new TypeError('late', { cause: new DOMException('late', 'TimeoutError') });
  expect(explainUnreachable('', 'x', wrapped).message).toBe('x did not answer in time.');
  expect(keepsChallenge(explainUnreachable('', 'x', new TypeError()))).toBe(true);
});
