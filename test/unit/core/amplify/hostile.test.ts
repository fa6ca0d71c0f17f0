import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeStorage } from '#core/amplify/mergeStorage.ts';
import { readAmplifyStorage } from '#core/amplify/readAmplifyStorage.ts';
import { readClaims } from '#core/amplify/readClaims.ts';
import { asCookies, CLIENT, EXP, idToken, session } from './samples.ts';

const key = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '%', '%E0%A4%A'),
  fc
    .tuple(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('idToken', 'LastAuthUser'),
    )
    .map((parts) => ['CognitoIdentityServiceProvider', ...parts].join('.')),
  fc.string().map((id) => `CognitoIdentityId-${id}`),
);
const value = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.dictionary(fc.string(), fc.anything()).map((claims) => {
    try {
      return idToken(claims);
    } catch {
      return 'a.b.c';
    }
  }),
);

describe('whatever a page has stored', () => {
  it('never makes the readers throw', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (entries) => {
        expect(Array.isArray(readAmplifyStorage(Object.fromEntries(entries) as Record<string, string>))).toBe(
          true,
        );
        expect(typeof mergeStorage(entries)).toBe('object');
      }),
    );
  });

  it('never hides a good session, in storage or in cookies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, value)),
        fc.stringMatching(/^[\p{L}\p{N}\p{P}\p{S}]{1,40}$/u),
        fc.boolean(),
        (noise, user, inCookies) => {
          const good = inCookies ? asCookies(session(user)) : session(user);
          const entries = Object.fromEntries([...noise, ...Object.entries(good)]) as Record<string, string>;
          expect(readAmplifyStorage(entries)).toMatchObject([{ userName: user, clientId: CLIENT }]);
        },
      ),
    );
  });

  it('gives a choice of 20 sessions at most', () => {
    const many = Object.assign({}, ...Array.from({ length: 60 }, (_, at) => session(`user-${at}`)));
    expect(readAmplifyStorage(many)).toHaveLength(20);
  });

  it('is not parsed where it is larger than any token', () => {
    expect(readClaims(idToken({ padding: 'x'.repeat(40_000) }))).toEqual({});
  });

  it.each([
    ['an array', [1]],
    ['null', null],
    ['a number', 5],
  ])('is no set of claims where it is %s', (_, claims) => {
    expect(readClaims(`e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`)).toEqual({});
  });

  it('is read as UTF-8', () => {
    expect(readClaims(idToken({ name: 'Ädä 🌍' }))).toMatchObject({ name: 'Ädä 🌍' });
  });
});

describe('merging storage and cookies', () => {
  const name = `CognitoIdentityServiceProvider.${CLIENT}.ada.idToken`;
  const [early, late] = [idToken({ exp: EXP }), idToken({ exp: EXP + 1 })];

  it('keeps the token that ends last, wherever it was', () => {
    expect(
      mergeStorage([
        [name, early],
        [name, late],
      ]),
    ).toEqual({ [name]: late });
    expect(
      mergeStorage([
        [name, late],
        [name, early],
      ]),
    ).toEqual({ [name]: late });
  });

  it('keeps the first of other values, and nothing but pairs of text', () => {
    const entries = [['a', '1'], ['a', '2'], ['b', 3], 'c', null, { 0: 'd', 1: 'e' }];
    expect(mergeStorage(entries)).toEqual({ a: '1' });
  });

  it('takes names of prototypes as names', () => {
    expect(Object.entries(mergeStorage([['__proto__', 'x']]))).toEqual([['__proto__', 'x']]);
  });
});
