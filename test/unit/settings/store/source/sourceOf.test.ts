import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CognitoSignIn, Source } from '#core/profile.ts';
import { blankSource, sourceFormOf } from '#settings/store/source/sourceForm.ts';
import { originOf, sourceOf } from '#settings/store/source/sourceOf.ts';

const word = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9:/_.-]{0,20}$/);
const origin = fc.constantFrom('http://127.0.0.1:9229', 'https://emulator.example.com');
const some = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });
const filled = <T extends object>(values: fc.Arbitrary<T>) =>
  values.filter((value) => Object.keys(value).length > 0);
/** `more`, each part of which may be missing, on top of `base`. */
const mixed = (base: fc.Arbitrary<object>, more: fc.Arbitrary<object>) =>
  fc.tuple(base, more).map(([a, b]) => ({ ...a, ...b }));

const pool = { userPoolId: word, clientId: word };
const signIn = fc.oneof(
  fc.constant({ type: 'guest' }),
  mixed(
    fc.record({ type: fc.constant('password'), method: fc.constantFrom('srp', 'password'), ...pool }),
    some({ userName: word }),
  ),
  mixed(
    fc.record({ type: fc.constant('hosted'), domain: fc.constant('https://login.example.com'), ...pool }),
    some({ scopes: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), identityProvider: word }),
  ),
  mixed(fc.constant({ type: 'token' }), some({ provider: word })),
  mixed(fc.constant({ type: 'tab' }), some(pool)),
) as fc.Arbitrary<CognitoSignIn>;

const tags = fc
  .uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, minLength: 1, maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));

const source = fc.oneof(
  mixed(fc.constant({ kind: 'keys' }), some({ endpoints: fc.record({ sts: origin }) })),
  mixed(
    fc.record({
      kind: fc.constant('cognito'),
      identityPoolId: word,
      flow: fc.constantFrom('enhanced', 'classic'),
      signIn,
    }),
    some({ roleArn: word, endpoints: filled(some({ identityPool: origin, sts: origin })) }),
  ),
  mixed(
    fc.record({ kind: fc.constant('role'), sourceProfileId: word, roleArn: word }),
    some({
      sessionName: word,
      durationSeconds: fc.integer({ min: 900, max: 43_200 }),
      externalId: word,
      tags,
      mfaSerial: word,
      stsRegion: word,
      endpoints: fc.record({ sts: origin }),
    }),
  ),
  mixed(
    fc.record({ kind: fc.constant('sso'), startUrl: word, ssoRegion: word }),
    some({
      accountId: word,
      roleName: word,
      endpoints: filled(some({ oidc: origin, portal: origin, sts: origin })),
    }),
  ),
) as fc.Arbitrary<Source>;

describe('the fields of a source', () => {
  it('give the source back that they were filled from, and nothing else', () => {
    fc.assert(
      fc.property(source, (given) => {
        expect(sourceOf(sourceFormOf(given))).toEqual(given);
      }),
    );
  });

  it('leave out what was typed for another kind', () => {
    const form = { ...blankSource(), roleArn: 'arn:aws:iam::123456789012:role/x', startUrl: 'https://x' };
    expect(sourceOf({ ...form, kind: 'keys' })).toEqual({ kind: 'keys' });
    expect(sourceOf({ ...form, kind: 'cognito', signIn: 'guest', userPoolId: 'eu-west-1_A' })).toEqual({
      kind: 'cognito',
      identityPoolId: '',
      flow: 'enhanced',
      signIn: { type: 'guest' },
    });
  });

  it('leave out tags without a key, and trim the others', () => {
    const rows = [
      { key: ' team ', value: ' chat ' },
      { key: '', value: '' },
      { key: 'empty', value: '' },
    ];
    expect(sourceOf({ ...blankSource(), kind: 'role', tags: rows })).toMatchObject({
      tags: { team: 'chat', empty: '' },
    });
  });
});

describe('a domain', () => {
  it.each([
    ['example.auth.eu-central-1.amazoncognito.com', 'https://example.auth.eu-central-1.amazoncognito.com'],
    [' https://login.example.com/oauth2/authorize ', 'https://login.example.com'],
    ['http://localhost:9229', 'http://localhost:9229'],
    ['ftp://example.com', undefined],
    ['two words', undefined],
  ])('%s is read as an origin', (text, expected) => {
    expect(originOf(text)).toBe(expected);
  });
});
