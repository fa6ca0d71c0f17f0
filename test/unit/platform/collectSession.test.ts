// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectSession } from '#platform/tabSession.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const PREFIX = 'CognitoIdentityServiceProvider.client';
let cookie = '';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  cookie = '';
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() => cookie);
});
afterEach(() => vi.restoreAllMocks());

/** As the browser does it: the function's text, without anything of its module. */
const run = () =>
  new Function(`return (${collectSession.toString()})()`)() as [string, ...[string, string][]];

it('takes ID tokens, the last user and identity pools from storage and cookies', () => {
  localStorage.setItem(`${PREFIX}.LastAuthUser`, 'ada');
  localStorage.setItem('CognitoIdentityId-eu-central-1:1', 'local');
  sessionStorage.setItem(`${PREFIX}.ada@example.com.idToken`, 'session');
  sessionStorage.setItem('com.amplify.Cognito.eu-central-1:1.identityId', 'guest');
  cookie = `theme=dark; ${PREFIX}.ada%40example.com.idToken=a.b.c=; flag; =empty; bad%=1`;
  expect(run()).toEqual([
    location.origin,
    [`${PREFIX}.LastAuthUser`, 'ada'],
    ['CognitoIdentityId-eu-central-1:1', 'local'],
    [`${PREFIX}.ada@example.com.idToken`, 'session'],
    ['com.amplify.Cognito.eu-central-1:1.identityId', 'guest'],
    [`${PREFIX}.ada%40example.com.idToken`, 'a.b.c='],
  ]);
});

it.each([
  'refreshToken',
  'accessToken',
  'deviceKey',
  'randomPasswordKey',
  'userData',
  'idToken.refreshToken',
])('leaves %s in the page', (name) => {
  localStorage.setItem(`${PREFIX}.ada.${name}`, 'canary');
  sessionStorage.setItem(`${PREFIX}.ada.${name}`, 'canary');
  cookie = `${PREFIX}.ada.${name}=canary`;
  expect(run()).toEqual([location.origin]);
});

it('leaves everything that is not Amplify’s in the page', () => {
  localStorage.setItem('password', 'canary');
  localStorage.setItem('x.CognitoIdentityServiceProvider.client.ada.idToken', 'canary');
  cookie = 'session=canary';
  expect(run()).toEqual([location.origin]);
});

it('brings back a bounded amount, however much there is', () => {
  for (let at = 0; at < 300; at++) localStorage.setItem(`CognitoIdentityId-${at}`, 'x');
  sessionStorage.setItem(`${PREFIX}.ada.idToken`, 'x'.repeat(20_001));
  sessionStorage.setItem(`${PREFIX}.${'a'.repeat(1_000)}.idToken`, 'x');
  expect(run()).toHaveLength(201);
});

it('reads the rest where the page forbids one of the three', () => {
  sessionStorage.setItem('CognitoIdentityId-1', 'x');
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
    throw new DOMException('sandboxed', 'SecurityError');
  });
  expect(run()).toEqual([location.origin, ['CognitoIdentityId-1', 'x']]);
});
