import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { cognitoError, createFakeFetch, createScript } from './fakeFetch.ts';
import {
  ACCESS_TOKEN,
  CLIENT,
  challengeReply,
  ID_TOKEN,
  makePool,
  NOW,
  operationOf,
  tokensReply,
} from './poolFixture.ts';
import { challenge, createVerifier, type SrpServer } from './srpServer.ts';

// Numbers of 3,072 bits take their time where other tests run beside these.
vi.setConfig({ testTimeout: 60_000 });

const INPUT = { userName: 'ada@example.com', password: 'correct horse' };

const hash = (secret: string, name: string) =>
  createHmac('sha256', secret).update(`${name}${CLIENT}`).digest('base64');

test('the plain password goes out in one call and gives tokens with the earlier of both ends', async () => {
  const server = createScript(tokensReply());
  const result = await makePool(server).signIn({ ...INPUT, method: 'password' });
  expect(result).toEqual({
    tokens: {
      idToken: ID_TOKEN,
      accessToken: ACCESS_TOKEN,
      refreshToken: 'refresh-1',
      expiresAt: NOW + 1800_000,
      userName: 'ada-sub',
    },
  });
  expect(server.seen).toHaveLength(1);
  const { init, ...request } = server.seen[0]!;
  expect(request).toEqual({
    url: 'https://cognito-idp.eu-central-1.amazonaws.com/',
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: CLIENT,
      AuthParameters: { USERNAME: 'ada@example.com', PASSWORD: 'correct horse' },
    },
  });
  expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
});

/** Cognito's side of USER_SRP_AUTH, for a user whose sign-in name is an alias. */
function createSrpPool(password: string) {
  const salt = 0xf00dfeedn;
  const verifier = createVerifier('Ab12Cd34', 'ada-sub', password, salt);
  let run: SrpServer | undefined;
  return createFakeFetch((request) => {
    const body = request.body as { AuthParameters: { SRP_A: string }; ChallengeResponses: never };
    if (operationOf(request) === 'InitiateAuth') {
      run = challenge('Ab12Cd34', 'ada-sub', verifier, body.AuthParameters.SRP_A);
      return challengeReply('PASSWORD_VERIFIER', {
        SALT: salt.toString(16),
        SRP_B: run.b,
        SECRET_BLOCK: run.secretBlock,
        USER_ID_FOR_SRP: 'ada-sub',
        USERNAME: 'ada-sub',
      });
    }
    return run?.verifies(body.ChallengeResponses)
      ? tokensReply()
      : cognitoError('NotAuthorizedException', 'Incorrect username or password.');
  });
}

test('SRP proves the password without sending it, under the name that Cognito gives', async () => {
  const server = createSrpPool('correct horse');
  const result = await makePool(server, { clientSecret: 'client-secret-example' }).signIn({
    ...INPUT,
    method: 'srp',
  });
  expect(result).toMatchObject({ tokens: { userName: 'ada-sub' } });
  expect(server.seen.map(operationOf)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
  expect(server.seen[0]!.body).toEqual({
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: CLIENT,
    AuthParameters: {
      USERNAME: 'ada@example.com',
      SRP_A: expect.stringMatching(/^[0-9a-f]{700,768}$/),
      SECRET_HASH: hash('client-secret-example', 'ada@example.com'),
    },
  });
  expect(server.seen[1]!.body).toEqual({
    ClientId: CLIENT,
    ChallengeName: 'PASSWORD_VERIFIER',
    Session: 'session-1',
    ChallengeResponses: {
      USERNAME: 'ada-sub',
      PASSWORD_CLAIM_SIGNATURE: expect.any(String),
      PASSWORD_CLAIM_SECRET_BLOCK: expect.any(String),
      TIMESTAMP: 'Sun Nov 22 10:00:00 UTC 2026',
      SECRET_HASH: hash('client-secret-example', 'ada-sub'),
    },
  });
  expect(JSON.stringify(server.seen.map(({ body }) => body))).not.toContain('correct horse');
});

test('a wrong password is told as one', async () => {
  const pool = makePool(createSrpPool('another'));
  await expect(pool.signIn({ ...INPUT, method: 'srp' })).rejects.toMatchObject({
    id: 'sign-in.wrong-password',
  });
});

test('a claim that a wrong clock dated is blamed on the clock', async () => {
  const server = createFakeFetch((request) =>
    operationOf(request) === 'InitiateAuth'
      ? challengeReply('PASSWORD_VERIFIER', {
          SALT: 'ab',
          SRP_B: 'abcdef',
          SECRET_BLOCK: 'AAAA',
          USER_ID_FOR_SRP: 'ada',
        })
      : {
          ...cognitoError('NotAuthorizedException', 'Incorrect username or password.'),
          headers: { date: new Date(NOW - 600_000).toUTCString() },
        },
  );
  await expect(makePool(server).signIn({ ...INPUT, method: 'srp' })).rejects.toMatchObject({
    id: 'sign-in.clock',
    message: expect.stringContaining('10 min ahead'),
  });
});

test('tokens of another user pool than the profile’s are refused with both names', async () => {
  const pool = makePool(createScript(tokensReply()), { userPoolId: 'eu-central-1_Other1234' });
  await expect(pool.signIn({ ...INPUT, method: 'password' })).rejects.toMatchObject({
    id: 'sign-in.wrong-pool',
    message: expect.stringMatching(/eu-central-1_Ab12Cd34.*eu-central-1_Other1234/),
  });
});

test('a pool id that is none chooses no host', async () => {
  const server = createScript();
  const pool = makePool(server, { userPoolId: 'evil.example/#_Ab12Cd34' });
  await expect(pool.signIn({ ...INPUT, method: 'password' })).rejects.toMatchObject({
    id: 'sign-in.wrong-region',
  });
  expect(server.seen).toEqual([]);
});

test('Chinese regions have their own suffix, and an emulator its own origin', async () => {
  const china = createScript(cognitoError('UserNotFoundException', ''));
  await expect(
    makePool(china, { userPoolId: 'cn-north-1_Ab12Cd34' }).signIn({ ...INPUT, method: 'password' }),
  ).rejects.toMatchObject({ id: 'sign-in.user-unknown' });
  expect(china.seen[0]!.url).toBe('https://cognito-idp.cn-north-1.amazonaws.com.cn/');
  const local = createScript(cognitoError('UserNotFoundException', ''));
  await expect(
    makePool(local, { userPoolId: 'local_Ab12', endpoint: 'http://127.0.0.1:9229/' }).signIn({
      ...INPUT,
      method: 'password',
    }),
  ).rejects.toMatchObject({ id: 'sign-in.user-unknown' });
  expect(local.seen[0]!.url).toBe('http://127.0.0.1:9229/');
});

test('no network and a refusal by CORS are told as unreachable', async () => {
  const fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  await expect(makePool({ fetch, seen: [] }).signIn({ ...INPUT, method: 'password' })).rejects.toMatchObject({
    id: 'sign-in.unreachable',
    message: expect.stringContaining('cognito-idp.eu-central-1.amazonaws.com'),
  });
});

test('a reply that is none of Cognito’s is told without its text', async () => {
  const pool = makePool(createScript({ body: '<html>secret page</html>' }));
  const problem = await pool.signIn({ ...INPUT, method: 'password' }).catch((error: unknown) => error);
  expect(problem).toMatchObject({ id: 'sign-in.unexpected' });
  expect(String(problem)).not.toContain('secret page');
});
