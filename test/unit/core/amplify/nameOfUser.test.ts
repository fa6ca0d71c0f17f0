import { expect, it } from 'vitest';
import { nameOfUser } from '#core/amplify/nameOfUser.ts';

const UUID = '3f1b6f7e-5e0b-4f0c-9d55-0c1b9a2d7e11';

it.each<[string, Record<string, unknown>, string | undefined, string]>([
  ['the user name', { 'cognito:username': 'ada', email: 'ada@example.com', sub: UUID }, undefined, 'ada'],
  ['what was typed before a made-up name', { 'cognito:username': UUID, email: 'a@b.c' }, 'typed', 'typed'],
  [
    'the address before a made-up name',
    { 'cognito:username': UUID, email: 'a@b.c', sub: UUID },
    UUID,
    'a@b.c',
  ],
  [
    'the address before a provider’s name for its user',
    { 'cognito:username': 'Google_117', identities: [{}], email: 'a@b.c' },
    'Google_117',
    'a@b.c',
  ],
  [
    'a federated name where nothing else is known',
    { 'cognito:username': 'Google_117', identities: [{}] },
    undefined,
    'Google_117',
  ],
  [
    'the address that another provider tells',
    { sub: '1234', email: 'a@b.c', name: 'Ada' },
    undefined,
    'a@b.c',
  ],
  ['a telephone number', { 'cognito:username': UUID, phone_number: '+15550100' }, undefined, '+15550100'],
  ['a made-up name rather than none', { 'cognito:username': UUID }, undefined, UUID],
  ['the subject at last', { sub: '1234' }, undefined, '1234'],
  ['nothing of claims that are no text', { email: 1, sub: ['a'] }, undefined, ''],
  ['no characters that cannot be seen', { email: 'a\u202eb\u0000@c.d' }, undefined, 'ab@c.d'],
])('shows %s', (_, claims, given, name) => {
  expect(nameOfUser(claims, given)).toBe(name);
});
