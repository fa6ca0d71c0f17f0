import type { CognitoUser } from 'amazon-cognito-identity-js';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { keysOf, well, whoConnects } from './api.ts';
import { gatewayFor } from './fixture.ts';
import { type Outcome, outcome, signIn, userOf } from './identityJs.ts';
import { createTotp } from './totp.ts';

const named = (gateway: Gateway, name: keyof Gateway['cognito']['users'], client?: string): CognitoUser =>
  userOf(gateway, name, client);
const passwordOf = (gateway: Gateway): string => gateway.cognito.users.ada.password;
const claims = (result: Outcome): Record<string, unknown> =>
  'session' in result ? result.session.getIdToken().decodePayload() : { result };

describe('the user pool, asked by amazon-cognito-identity-js', { timeout: 30_000 }, () => {
  it('signs in by SRP, and its ID token leads through the identity pool to a frame', async () => {
    const gateway = await gatewayFor();
    const result = await signIn(named(gateway, 'ada'), passwordOf(gateway));
    expect(claims(result)).toMatchObject({
      'cognito:username': 'ada',
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${gateway.cognito.userPoolId}`,
      aud: gateway.cognito.clients.srp,
      token_use: 'id',
    });
    const { identityPoolId, loginKey } = gateway.cognito;
    const token = 'session' in result ? result.session.getIdToken().getJwtToken() : '';
    const Logins = { [loginKey]: token };
    const { IdentityId } = await well(gateway, 'identityPool', 'GetId', {
      IdentityPoolId: identityPoolId,
      Logins,
    });
    const reply = await well(gateway, 'identityPool', 'GetCredentialsForIdentity', { IdentityId, Logins });
    expect(await whoConnects(gateway, keysOf(reply))).toBe(
      'arn:aws:sts::123456789012:assumed-role/cognito-authenticated/CognitoIdentityCredentials',
    );
  });

  it('signs in many times over, whatever leading zeros the numbers have', async () => {
    const gateway = await gatewayFor();
    const results = [];
    for (let n = 0; n < 6; n++) {
      const name = `user-${n}`;
      gateway.userPool.addUser({ name, password: `Passw0rd-${n}` });
      results.push('session' in (await signIn(userOf(gateway, name), `Passw0rd-${n}`)));
    }
    expect(results).toEqual(results.map(() => true));
  });

  it('knows a user by e-mail address, and proves the password for the real name', async () => {
    const gateway = await gatewayFor();
    const user = userOf(gateway, 'ADA@example.test');
    expect(claims(await signIn(user, passwordOf(gateway)))).toMatchObject({ 'cognito:username': 'ada' });
    expect(user.getUsername()).toBe('ada');
  });

  it.each([
    ['ada', 'Wrong-Passw0rd', 'NotAuthorizedException: Incorrect username or password.'],
    ['nobody', 'Example-Passw0rd', 'NotAuthorizedException: Incorrect username or password.'],
    ['unconfirmed', 'Example-Passw0rd', 'UserNotConfirmedException: User is not confirmed.'],
    ['disabled', 'Example-Passw0rd', 'NotAuthorizedException: User is disabled.'],
    ['reset', 'Example-Passw0rd', 'PasswordResetRequiredException: Password reset required for the user'],
  ])('refuses %s', async (name, password, error) => {
    const gateway = await gatewayFor();
    expect(await signIn(userOf(gateway, name), password)).toEqual({ error });
  });

  it('takes a new password with the attributes that are missing', async () => {
    const gateway = await gatewayFor();
    gateway.userPool.settings.requiredAttributes = ['email', 'name'];
    const user = named(gateway, 'newcomer');
    const asked = await signIn(user, passwordOf(gateway));
    expect(asked).toEqual({ challenge: 'NEW_PASSWORD_REQUIRED', parameters: { required: 'name' } });
    const answer = (password: string, attributes: object) =>
      outcome((callbacks) => user.completeNewPasswordChallenge(password, attributes, callbacks));
    expect(await answer('short', { name: 'New Comer' })).toEqual({
      error: 'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    });
    expect(await answer('Lasting-Passw0rd', {})).toEqual({
      error: 'InvalidParameterException: Invalid attributes given, name is missing',
    });
    expect(claims(await answer('Lasting-Passw0rd', { name: 'New Comer' }))).toMatchObject({
      name: 'New Comer',
    });
    expect(await signIn(named(gateway, 'newcomer'), passwordOf(gateway))).toHaveProperty('error');
    expect(await signIn(named(gateway, 'newcomer'), 'Lasting-Passw0rd')).toHaveProperty('session');
  });

  it('asks for a code by SMS, and again where it was wrong', async () => {
    const gateway = await gatewayFor();
    const user = named(gateway, 'sms');
    expect(await signIn(user, passwordOf(gateway))).toMatchObject({
      challenge: 'SMS_MFA',
      parameters: { CODE_DELIVERY_DESTINATION: '+*******1234', CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS' },
    });
    const answer = (code: string) => outcome((callbacks) => user.sendMFACode(code, callbacks));
    expect(await answer('nonsense')).toEqual({
      error: 'CodeMismatchException: Invalid code or auth state for the user.',
    });
    const code = gateway.userPool.sentCode('sms');
    expect(claims(await answer(code))).toMatchObject({ 'cognito:username': 'sms' });
    expect(await answer(code)).toEqual({
      error: 'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    });
  });

  it('asks for the code of an authenticator app, each of which is good once', async () => {
    const gateway = await gatewayFor();
    const enter = async (code: string) => {
      const user = named(gateway, 'totp');
      expect(await signIn(user, passwordOf(gateway))).toHaveProperty('challenge', 'SOFTWARE_TOKEN_MFA');
      return outcome((callbacks) => user.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'));
    };
    const code = gateway.userPool.totpCode('totp');
    expect(await enter('000000')).toEqual({
      error: 'CodeMismatchException: Invalid code received for user',
    });
    expect(await enter(code)).toHaveProperty('session');
    expect(await enter(code)).toEqual({
      error: 'ExpiredCodeException: Your software token has already been used once.',
    });
  });

  it('lets the user choose between kinds of MFA', async () => {
    const gateway = await gatewayFor();
    const user = named(gateway, 'choosy');
    expect(await signIn(user, passwordOf(gateway))).toEqual({
      challenge: 'SELECT_MFA_TYPE',
      parameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
    });
    const chosen = await outcome((callbacks) => user.sendMFASelectionAnswer('SMS_MFA', callbacks));
    expect(chosen).toHaveProperty('challenge', 'SMS_MFA');
    const code = gateway.userPool.sentCode('choosy');
    expect(await outcome((callbacks) => user.sendMFACode(code, callbacks))).toHaveProperty('session');
  });

  it('has an authenticator app set up, and asks for its code from then on', async () => {
    const gateway = await gatewayFor();
    const user = named(gateway, 'beginner');
    expect(await signIn(user, passwordOf(gateway))).toHaveProperty('challenge', 'MFA_SETUP');
    const secret = await new Promise<string>((resolve, reject) =>
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
    );
    expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    const verify = (code: string) =>
      outcome(({ onSuccess, onFailure }) => user.verifySoftwareToken(code, 'app', { onSuccess, onFailure }));
    expect(await verify('000000')).toEqual({
      error: 'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
    });
    expect(await verify(createTotp(secret, Date.now()))).toHaveProperty('session');
    expect(await signIn(named(gateway, 'beginner'), passwordOf(gateway))).toHaveProperty(
      'challenge',
      'SOFTWARE_TOKEN_MFA',
    );
  });

  it('asks the questions of CUSTOM_AUTH one after the other', async () => {
    const gateway = await gatewayFor();
    const user = named(gateway, 'riddler', gateway.cognito.clients.custom);
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    expect(await signIn(user, passwordOf(gateway))).toMatchObject({
      challenge: 'CUSTOM_CHALLENGE',
      parameters: { question: 'What is 6 times 7?' },
    });
    const answer = (text: string) => outcome((callbacks) => user.sendCustomChallengeAnswer(text, callbacks));
    expect(await answer('42')).toHaveProperty('parameters.question', 'And the colour of the API?');
    expect(await answer('red')).toEqual({
      error: 'NotAuthorizedException: Incorrect username or password.',
    });
  });

  it('remembers a device, which then stands in for MFA, and forgets none that is not known', async () => {
    const gateway = await gatewayFor();
    gateway.userPool.settings.devices = 'always';
    const storage = new Map<string, string>();
    const again = () => userOf(gateway, 'sms', gateway.cognito.clients.srp, storage);
    const user = again();
    expect(await signIn(user, passwordOf(gateway))).toHaveProperty('challenge', 'SMS_MFA');
    const code = gateway.userPool.sentCode('sms');
    expect(await outcome((callbacks) => user.sendMFACode(code, callbacks))).toHaveProperty('session');
    expect(gateway.countOf('ConfirmDevice')).toBe(1);

    expect(await signIn(again(), passwordOf(gateway))).toHaveProperty('session');
    expect(gateway.countOf('RespondToAuthChallenge')).toBe(2 + 3);

    for (const [key] of storage) if (key.endsWith('.randomPasswordKey')) storage.set(key, 'another');
    expect(await signIn(again(), passwordOf(gateway))).toEqual({
      error: 'NotAuthorizedException: Incorrect username or password.',
    });
    gateway.userPool.user('sms').devices.clear();
    expect(await signIn(again(), passwordOf(gateway))).toHaveProperty('challenge', 'SMS_MFA');
  });
});
