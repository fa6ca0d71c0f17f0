import { describe, expect, it } from 'vitest';
import { readAmplifyStorage } from '#core/amplify/readAmplifyStorage.ts';
import { asCookies, CLIENT, EXP, IDENTITY_POOL, idToken, POOL, session } from './samples.ts';

const FOUND = {
  userName: 'ada',
  clientId: CLIENT,
  provider: `cognito-idp.eu-central-1.amazonaws.com/${POOL}`,
  userPoolId: POOL,
  region: 'eu-central-1',
  expiresAt: EXP * 1000,
};
const names = (entries: Record<string, string>) =>
  readAmplifyStorage(entries).map(({ userName }) => userName);

describe('a session of Amplify', () => {
  it('is read with v5’s keys, identity pool included', () => {
    const v5 = {
      ...session(),
      [`CognitoIdentityServiceProvider.${CLIENT}.ada.userData`]: '{"Username":"ada"}',
      'amplify-signin-with-hostedUI': 'false',
      [`CognitoIdentityId-${IDENTITY_POOL}`]: 'eu-central-1:11111111-2222-3333-4444-555555555555',
    };
    expect(readAmplifyStorage(v5)).toEqual([
      { ...FOUND, idToken: expect.stringMatching(/^eyJ/), identityPoolId: IDENTITY_POOL },
    ]);
  });

  it('is read with v6’s keys', () => {
    const v6 = {
      ...session(),
      [`CognitoIdentityServiceProvider.${CLIENT}.ada.signInDetails`]: '{"loginId":"ada"}',
      [`CognitoIdentityServiceProvider.${CLIENT}.oauthSignIn`]: 'true,true',
      [`com.amplify.Cognito.${IDENTITY_POOL}.identityId`]:
        'eu-central-1:11111111-2222-3333-4444-555555555555',
    };
    expect(readAmplifyStorage(v6)).toMatchObject([{ ...FOUND, identityPoolId: IDENTITY_POOL }]);
  });

  it.each([
    'ada',
    'ada@example.com',
    'ada.king.lovelace',
    'Google_1234',
    'ada+test|x^y',
    'ädä (test)',
    '50%41',
  ])('is read from cookies for the user %s', (user) => {
    const stored = asCookies({ ...session(user), [`CognitoIdentityId-${IDENTITY_POOL}`]: 'x' });
    expect(readAmplifyStorage(stored)).toMatchObject([{ userName: user, identityPoolId: IDENTITY_POOL }]);
  });

  it('names the identity pool only where there is no doubt', () => {
    const other = IDENTITY_POOL.replace('b73c', 'aaaa');
    const far = IDENTITY_POOL.replace('eu-central-1', 'us-east-1');
    const pools = (...ids: string[]) =>
      readAmplifyStorage({
        ...session(),
        ...Object.fromEntries(ids.map((id) => [`CognitoIdentityId-${id}`, 'x'])),
      })[0]?.identityPoolId;
    expect(pools()).toBeUndefined();
    expect(pools(far)).toBe(far);
    expect(pools(far, IDENTITY_POOL)).toBe(IDENTITY_POOL);
    expect(pools(other, IDENTITY_POOL)).toBeUndefined();
    expect(pools('eu-central-1:<img src=x>')).toBeUndefined();
  });

  it('goes by the e-mail address where the user name is a UUID', () => {
    const user = 'c0ffee00-1111-2222-3333-444444444444';
    expect(names(session(user, { email: 'ada@example.com' }))).toEqual(['ada@example.com']);
    expect(names(session(user))).toEqual([user]);
    expect(names(session('ada', { email: 'ada@example.com' }))).toEqual(['ada']);
  });
});

describe('several sessions', () => {
  it('come with the last user first, then by their end', () => {
    const entries = {
      ...session('early', { exp: EXP - 10 }),
      ...session('late', { exp: EXP + 10 }),
      ...session('last', { exp: EXP - 20 }),
    };
    expect(names(entries)).toEqual(['last', 'late', 'early']);
  });

  it('of several clients are kept apart', () => {
    const other = Object.entries(session('ada', { aud: 'other' })).map(([key, value]): [string, string] => [
      key.replace(CLIENT, 'other'),
      value,
    ]);
    const found = readAmplifyStorage({ ...session(), ...Object.fromEntries(other) });
    expect(found.map(({ clientId }) => clientId).sort()).toEqual([CLIENT, 'other'].sort());
  });

  it('of one user in two places count once, by the token that ends last', () => {
    const stale = session('ada@example.com', { exp: EXP - 3600 });
    const fresh = asCookies(session('ada@example.com'));
    for (const entries of [
      { ...stale, ...fresh },
      { ...fresh, ...stale },
    ]) {
      expect(readAmplifyStorage(entries)).toMatchObject([{ expiresAt: EXP * 1000 }]);
    }
  });
});

describe('an entry is passed over', () => {
  const key = `CognitoIdentityServiceProvider.${CLIENT}.ada.idToken`;
  it.each<[string, Record<string, unknown>]>([
    ['an access token', { token_use: 'access' }],
    ['for another client', { aud: 'another' }],
    ['for several clients', { aud: [CLIENT] }],
    ['without an end', { exp: undefined }],
    ['that ends at a word', { exp: '1795000000' }],
    ['without an issuer', { iss: undefined }],
    ['of another provider', { iss: 'https://accounts.google.com' }],
    ['of an issuer that is a script', { iss: `javascript:alert(1)//${POOL}` }],
    ['of an endless issuer', { iss: `https://${'a'.repeat(300)}/${POOL}` }],
  ])('that holds a token %s', (_, claims) => {
    expect(readAmplifyStorage({ [key]: idToken(claims) })).toEqual([]);
  });

  it.each([
    ['refresh tokens', `CognitoIdentityServiceProvider.${CLIENT}.ada.refreshToken`],
    ['keys of others', 'app.idToken'],
    ['no user', `CognitoIdentityServiceProvider.${CLIENT}.idToken`],
  ])('under a key of %s', (_, other) => {
    expect(readAmplifyStorage({ [other]: idToken() })).toEqual([]);
  });

  it('without invisible characters in the name that is shown', () => {
    expect(names(session('a\u202eda\u0000'))).toEqual(['ada']);
  });
});
