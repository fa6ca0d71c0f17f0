import { expect, it } from 'vitest';
import { compareCanonical } from '#core/diagnose/compareCanonical.ts';
import { expectedDifference } from '#core/diagnose/expectedDifference.ts';

const canonical = (query: string, host = 'api.example.com') =>
  `GET\n/dev\n${query}\nhost:${host}\n\nhost\nhash`;
const credential = (key: string, day: string, region: string) =>
  `X-Amz-Credential=${key}%2F${day}%2F${region}%2Fexecute-api%2Faws4_request`;

/** Why each line that differs may do so. */
const excuses = (a: string, b: string) =>
  compareCanonical(a, b)
    .filter(({ same }) => !same)
    .map(expectedDifference);

it.each([
  ['X-Amz-Date=20261122T120000Z', 'X-Amz-Date=20261122T120500Z', 'signed at another time'],
  ['X-Amz-Expires=300', 'X-Amz-Expires=900', 'valid for another time'],
  [
    'X-Amz-Security-Token=IQoJ%E2%80%A6aaaa',
    'X-Amz-Security-Token=IQoJ%E2%80%A6bbbb',
    'the token of other keys',
  ],
  [
    credential('ASIA%E2%80%A67Q2F', '20261121', 'eu-central-1'),
    credential('ASIA%E2%80%A6ABCD', '20261122', 'eu-central-1'),
    'other keys, or another day',
  ],
])('excuses what time and keys change: %s', (page, ours, why) => {
  expect(excuses(canonical(page), canonical(ours))).toEqual([why]);
});

it.each([
  [
    'another region',
    canonical(credential('ASIA%E2%80%A67Q2F', '20261122', 'us-east-1')),
    canonical(credential('ASIA%E2%80%A67Q2F', '20261122', 'eu-central-1')),
  ],
  ['a token that one side lacks', canonical('a=1'), canonical('a=1&X-Amz-Security-Token=IQoJ')],
  ['a parameter of the app', canonical('room=7'), canonical('room=8')],
  ['the host', canonical('a=1'), canonical('a=1', 'api.example.com:8443')],
])('excuses nothing else: %s', (_, page, ours) => {
  expect(excuses(page, ours)).toEqual([undefined]);
});

it('has nothing to excuse where both are the same', () => {
  const lines = compareCanonical(canonical('X-Amz-Expires=300'), canonical('X-Amz-Expires=300'));
  expect(lines.map(expectedDifference)).toEqual(lines.map(() => undefined));
});
