import { describe, expect, it } from 'vitest';
import { dialRaw, targetOf } from './dial.ts';
import { gatewayFor } from './fixture.ts';
import { signWithAws4 } from './signers.ts';

const DOMAIN = 'api.example.test';
const options = { domains: { [DOMAIN]: { 'v1/iam': 'dev', '': 'prod' } }, stages: { dev: {}, prod: {} } };

const dialDomain = async (path: string, signedHost = DOMAIN) => {
  const gateway = await gatewayFor(options);
  const order = { keys: gateway.credentials.good, at: Date.now() };
  const target = targetOf(await signWithAws4({ url: `wss://${signedHost}${path}`, ...order }));
  const answer = await dialRaw(gateway.port, target, { host: DOMAIN });
  return { answer, stage: gateway.connections()[0]?.stage };
};

describe('a custom domain', () => {
  it.each([
    ['/v1/iam', 'dev'],
    ['/v1/iam/', 'dev'],
    ['/', 'prod'],
  ])('maps %s to the stage %s', async (path, stage) => {
    expect(await dialDomain(path)).toMatchObject({ answer: { status: 101 }, stage });
  });

  it.each(['/v1', '/dev', '/v1/iam/more'])(
    'answers %s, which is not mapped, with Forbidden',
    async (path) => {
      const { answer } = await dialDomain(path);
      expect([answer.status, answer.headers['x-amzn-errortype'], answer.body]).toEqual([
        403,
        'ForbiddenException',
        '{"message":"Forbidden"}',
      ]);
    },
  );

  it('refuses what was signed for the host behind it, and quotes the host that came', async () => {
    const { answer } = await dialDomain('/v1/iam', 'abc123def4.execute-api.eu-central-1.amazonaws.com');
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body).message).toContain(`\nhost:${DOMAIN}\n`);
  });
});

describe('another partition', () => {
  it.each([
    ['cn-north-1', 'arn:aws-cn:'],
    ['us-gov-west-1', 'arn:aws-us-gov:'],
    ['eu-west-1', 'arn:aws:'],
  ])('of region %s is in every ARN', async (region, start) => {
    const gateway = await gatewayFor({ region });
    expect(gateway.connectArn).toBe(`${start}execute-api:${region}:123456789012:abc123def4/dev/$connect`);
    const signed = (keys: typeof gateway.credentials.good) =>
      signWithAws4({ url: gateway.url, keys, at: Date.now(), region });
    expect((await dialRaw(gateway.port, targetOf(await signed(gateway.credentials.good)))).status).toBe(101);
    const refused = await dialRaw(gateway.port, targetOf(await signed(gateway.credentials.denied)));
    expect(refused.body).toContain(`on resource: ${start}execute-api:${region}:********9012:`);
  });
});

describe('a session with a context', () => {
  it('fills the policy variables of its role', async () => {
    const gateway = await gatewayFor({ stages: { ada: {}, bob: {} } });
    const sub = 'cognito-identity.amazonaws.com:sub';
    const Resource = gateway.connectArn.replace('/ada/', `/$\{${sub}}/`);
    gateway.store.addRole('own-stage', [
      { Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource } },
    ]);
    const status = async (name: string) => {
      const keys = gateway.mintSession({ role: 'own-stage', context: { [sub]: name } });
      const url = await signWithAws4({ url: gateway.url, keys, at: Date.now() });
      return (await dialRaw(gateway.port, targetOf(url))).status;
    };
    expect([await status('ada'), await status('bob')]).toEqual([101, 403]);
  });
});
