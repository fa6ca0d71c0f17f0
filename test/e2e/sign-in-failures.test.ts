import { expect, it } from 'vitest';
import type { ClientName } from '../gateway/seeds/ids.ts';
import type { UserName } from '../gateway/seeds/users.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useProfilePage } from './harness/useProfilePage.ts';

interface Wrong {
  what: string;
  user?: UserName;
  client?: ClientName;
  choices?: string[];
  fields?: Record<string, string>;
  sentence: RegExp;
}

const OTHER_USER_POOL = 'eu-central-1_Other1234';
const OTHER_POOL = 'eu-central-1:00000000-0000-4000-8000-000000000000';
const OTHER_REGION = 'us-east-1:0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f';

const WRONG: Wrong[] = [
  {
    what: 'an unconfirmed user',
    user: 'unconfirmed',
    sentence: /user has not been confirmed yet/,
  },
  { what: 'a disabled user', user: 'disabled', sentence: /user is disabled in the user pool/ },
  { what: 'a password that was reset', user: 'reset', sentence: /password of this user has to be reset/ },
  {
    what: 'a user name that the pool does not know',
    client: 'frank',
    fields: { 'User name': 'nobody' },
    sentence: /does not know this user name/,
  },
  {
    what: 'a wrong user name where the pool does not tell',
    fields: { 'User name': 'nobody' },
    sentence: /user name or the password is wrong/,
  },
  {
    what: 'a wrong app client',
    fields: { 'App client ID': '9nosuchclient9nosuchclient' },
    sentence: /There is no app client 9nosuchclient9nosuchclient in eu-central-1/,
  },
  {
    what: 'an app client that allows no SRP',
    client: 'password',
    sentence: /app client 2password\w+ does not allow sign-in by .*SRP/,
  },
  {
    what: 'an app client that allows only SRP',
    choices: ['Plain'],
    sentence: /app client 1srp\w+ does not allow sign-in by .*PASSWORD/,
  },
  {
    what: 'a client secret that is missing',
    client: 'secret',
    sentence: /has a client secret, and the profile has none/,
  },
  {
    what: 'a wrong client secret',
    client: 'secret',
    fields: { 'Client secret': 'anothersecret0anothersecret1' },
    sentence: /client secret in the profile is not/,
  },
  {
    what: 'an app client that the identity pool does not trust',
    client: 'stranger',
    sentence:
      /does not trust that user pool client: add client id 8stranger\w+ of user pool eu-central-1_\w+ as an authentication provider/,
  },
  {
    what: 'a wrong user pool, which by SRP looks like a wrong password',
    fields: { 'User pool ID': OTHER_USER_POOL },
    sentence: /user name or the password is wrong.*user pool/,
  },
  {
    what: 'a user pool that the client is not of',
    client: 'password',
    choices: ['Plain'],
    fields: { 'User pool ID': OTHER_USER_POOL },
    sentence:
      /app client 2password\w+ belongs to the user pool eu-central-1_\w+, not to eu-central-1_Other1234/,
  },
  {
    what: 'a wrong identity pool',
    fields: { 'Identity pool ID': OTHER_POOL },
    sentence: new RegExp(`There is no identity pool ${OTHER_POOL} in eu-central-1`),
  },
  {
    what: 'an identity pool in a wrong region',
    fields: { 'Identity pool ID': OTHER_REGION },
    sentence: new RegExp(`There is no identity pool ${OTHER_REGION} in us-east-1`),
  },
  {
    what: 'a service that is not there',
    fields: { 'User pool endpoint': 'http://127.0.0.1:9' },
    sentence: /127\.0\.0\.1:9 could not be reached/,
  },
];

inBothBrowsers('a sign-in that fails', (browser) => {
  const gateway = useGateway();
  const fillInNew = useProfilePage(browser);

  it.each(WRONG)('names $what', async (wrong) => {
    const { user = 'ada', client = 'srp', choices = [], fields, sentence } = wrong;
    const { cognito } = gateway();
    const page = await fillInNew(gateway(), {
      name: wrong.what.slice(0, 40),
      kind: 'Cognito',
      choices: ['Password', ...choices],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients[client],
        'User name': cognito.users[user].name,
        ...fields,
      },
    });
    expect(await page.alerts(), 'what was told before is gone').not.toMatch(sentence);
    await page.signIn({ Password: cognito.users[user].password });
    const text = await page.refusal(sentence);
    expect(text).not.toContain(cognito.users[user].password);
  });
});
