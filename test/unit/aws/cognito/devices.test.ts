import { expect, test, vi } from 'vitest';
import { cognitoError, createFakeFetch, createScript } from './fakeFetch.ts';
import { CLIENT, challengeReply, makePool, operationOf, tokensReply } from './poolFixture.ts';
import { challenge, type SrpServer } from './srpServer.ts';

// Numbers of 3,072 bits take their time where other tests run beside these.
vi.setConfig({ testTimeout: 60_000 });

const INPUT = { userName: 'ada', password: 'correct horse', method: 'password' } as const;
const OFFER = { NewDeviceMetadata: { DeviceKey: 'eu-central-1_device', DeviceGroupKey: '-group' } };

/** A pool that remembers devices: ConfirmDevice stores a verifier, DEVICE_SRP_AUTH checks it. */
function createDevicePool() {
  let stored: { salt: bigint; verifier: bigint } | undefined;
  let run: SrpServer | undefined;
  return createFakeFetch((request) => {
    const body = request.body as {
      AuthParameters?: { DEVICE_KEY?: string };
      ChallengeName?: string;
      ChallengeResponses: { SRP_A: string; PASSWORD_CLAIM_SIGNATURE: string; TIMESTAMP: string };
      DeviceSecretVerifierConfig: { Salt: string; PasswordVerifier: string };
    };
    const number = (base64: string) => BigInt(`0x${Buffer.from(base64, 'base64').toString('hex')}`);
    if (operationOf(request) === 'ConfirmDevice') {
      const { Salt, PasswordVerifier } = body.DeviceSecretVerifierConfig;
      stored = { salt: number(Salt), verifier: number(PasswordVerifier) };
      return { body: { UserConfirmationNecessary: false } };
    }
    if (operationOf(request) === 'InitiateAuth') {
      return body.AuthParameters?.DEVICE_KEY
        ? challengeReply('DEVICE_SRP_AUTH', {}, 'device-1')
        : tokensReply(OFFER);
    }
    if (body.ChallengeName === 'DEVICE_SRP_AUTH' && stored) {
      run = challenge('-group', 'eu-central-1_device', stored.verifier, body.ChallengeResponses.SRP_A);
      const parameters = { SALT: stored.salt.toString(16), SRP_B: run.b, SECRET_BLOCK: run.secretBlock };
      return challengeReply('DEVICE_PASSWORD_VERIFIER', parameters, 'device-2');
    }
    return run?.verifies(body.ChallengeResponses)
      ? tokensReply()
      : cognitoError('NotAuthorizedException', 'Incorrect username or password.');
  });
}

test('a device that Cognito offers to remember is confirmed, and proves itself at the next sign-in', async () => {
  const server = createDevicePool();
  const pool = makePool(server);
  const first = await pool.signIn(INPUT);
  expect(server.seen.map(operationOf)).toEqual(['InitiateAuth', 'ConfirmDevice']);
  const device = 'tokens' in first ? first.tokens.device : undefined;
  expect(device).toMatchObject({ key: 'eu-central-1_device', groupKey: '-group' });
  const second = await pool.signIn({ ...INPUT, device });
  expect(second).toHaveProperty('tokens.device', device);
  expect(server.seen.slice(2).map(({ body }) => body)).toMatchObject([
    { AuthParameters: { DEVICE_KEY: 'eu-central-1_device' } },
    {
      ChallengeName: 'DEVICE_SRP_AUTH',
      Session: 'device-1',
      ChallengeResponses: { USERNAME: 'ada', DEVICE_KEY: 'eu-central-1_device' },
    },
    { ChallengeName: 'DEVICE_PASSWORD_VERIFIER', Session: 'device-2', ClientId: CLIENT },
  ]);
  const wrong = { ...device!, password: 'another' };
  await expect(pool.signIn({ ...INPUT, device: wrong })).rejects.toMatchObject({
    id: 'sign-in.wrong-password',
  });
});

test('a device that the pool has forgotten does not stop the sign-in', async () => {
  const server = createScript(
    cognitoError('ResourceNotFoundException', 'Device does not exist.'),
    tokensReply(),
  );
  const device = { key: 'gone', groupKey: 'group', password: 'secret' };
  const result = await makePool(server).signIn({ ...INPUT, device });
  expect(result).not.toHaveProperty('tokens.device');
  expect(JSON.stringify(server.seen[1]!.body)).not.toContain('gone');
});

test('a pool that does not take the device has still signed the person in', async () => {
  const server = createScript(tokensReply(OFFER), cognitoError('InvalidParameterException', 'No.'));
  const result = await makePool(server).signIn(INPUT);
  expect(result).toHaveProperty('tokens.idToken');
  expect(result).not.toHaveProperty('tokens.device');
});

test('a server that asks for the device for ever is not followed', async () => {
  const server = createFakeFetch(() => challengeReply('DEVICE_SRP_AUTH'));
  const device = { key: 'k', groupKey: 'g', password: 'p' };
  await expect(makePool(server).signIn({ ...INPUT, device })).rejects.toMatchObject({
    id: 'sign-in.unexpected',
  });
  expect(server.seen.length).toBeLessThan(4);
});
