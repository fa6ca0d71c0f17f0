// The background's call against the local gateway, which verifies the signature by aws4.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionCall } from '#core/connections/types.ts';
import { type Gateway, startGateway } from '#test/gateway/gateway.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';
import { connected } from '#test/unit/gateway/fixture.ts';

let gateway: Gateway;
let t: TestWorld;
let asked: string[];
beforeEach(async () => {
  gateway = await startGateway();
  t = createWorld();
  t.clock.now = Date.now();
  asked = [];
  t.world.fetch = fetch;
  t.world.hasHost = async (origin) => {
    asked.push(origin);
    return t.server.allowed;
  };
  t.restart();
});
afterEach(() => gateway.close());

async function profile(keys: keyof Gateway['credentials'] = 'good', more: object = {}): Promise<string> {
  const { expiration: _, ...own } = gateway.credentials[keys];
  const saved = await t.background.saveProfile({
    name: keys,
    source: { kind: 'keys' },
    keys: own,
    region: gateway.region,
    ...more,
  });
  return saved.id;
}

const line = () => connected(gateway);

const call = async (more: Partial<ConnectionCall> = {}) =>
  t.background.callConnection({
    method: 'GET',
    endpoint: gateway.httpUrl,
    connectionId: gateway.connections()[0]?.id ?? '',
    profileId: more.profileId ?? (await profile()),
    ...more,
  });

describe('@connections, called by the background', () => {
  it('sends into the live connection, describes it, closes it, and finds it gone', async () => {
    const client = await line();
    const { id: connectionId } = gateway.connections()[0]!;
    const common = { connectionId, profileId: await profile() };
    const sent = await call({
      ...common,
      method: 'POST',
      message: { kind: 'text', text: '{"hello":"Zoë"}' },
    });
    expect(sent).toMatchObject({ method: 'POST', status: 200, body: '' });
    expect(await client.next()).toBe('{"hello":"Zoë"}');

    const described = await call(common);
    expect(JSON.parse(described.body)).toMatchObject({ identity: { sourceIp: '127.0.0.1' } });
    expect(described.took).toBeGreaterThanOrEqual(0);

    expect(await call({ ...common, method: 'DELETE' })).toMatchObject({ status: 204, body: '' });
    expect((await client.closed).code).toBe(1000);
    const gone = await call({ ...common, method: 'POST' });
    expect(gone.status).toBe(410);
    expect(gone.headers).toContainEqual(['x-amzn-errortype', 'GoneException']);
    expect(new Set(asked)).toEqual(new Set([new URL(gateway.httpUrl).origin]));
  });

  it('sends the bytes of a binary message', async () => {
    const client = await line();
    await call({ method: 'POST', message: { kind: 'binary', base64: 'R3LDvMOfZQ==' } });
    expect(await client.next()).toBe('Grüße');
  });

  it('gives the refusal of keys that may not, and nothing of the keys', async () => {
    await line();
    const profileId = await profile('denied');
    const answer = await call({ profileId, method: 'POST', message: { kind: 'text', text: 'x' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('execute-api:ManageConnections');
    const text = JSON.stringify(answer);
    expect(text).not.toContain(gateway.credentials.denied.secretAccessKey);
    expect(text).not.toContain(gateway.credentials.denied.sessionToken);
  });

  it('cuts the token out of a quoted canonical request', async () => {
    await line();
    const { secretAccessKey: _, ...good } = gateway.credentials.good;
    const wrong = { ...good, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    const answer = await call({ profileId: await profile('good', { keys: wrong }) });
    expect(answer.body).toContain('x-amz-security-token:');
    expect(answer.body).toContain('%2540connections');
    expect(answer.body).not.toContain(good.sessionToken);
  });

  it('is throttled as the gateway says', async () => {
    await line();
    gateway.refuseNext('throttled');
    const answer = await call();
    expect(answer.status).toBe(429);
    expect(answer.headers).toContainEqual(['x-amzn-errortype', 'LimitExceededException']);
  });

  it.each<[string, Partial<ConnectionCall>]>([
    ['connections.id', { connectionId: ' ' }],
    ['connections.id', { connectionId: '..', method: 'DELETE' }],
    ['connections.endpoint', { endpoint: 'http://api.example.com/dev' }],
    ['connections.endpoint', { endpoint: 'https://abc123def4.execute-api.us-east-1.amazonaws.com/' }],
    ['connections.message', { method: 'POST', message: { kind: 'text', text: 'ü'.repeat(65_537) } }],
    ['profile.missing', { profileId: 'unsigned' }],
    ['scope.region', { region: 'a b' }],
  ])('is refused with %s before anything is sent', async (id, more) => {
    await line();
    const before = gateway.requests.length;
    await expect(call({ connectionId: 'L0SM9cOFvHcCIhw=', ...more })).rejects.toMatchObject({ id });
    expect(gateway.requests).toHaveLength(before);
  });

  it('is not made without access to the host', async () => {
    await line();
    const before = gateway.requests.length;
    t.server.allowed = false;
    await expect(call()).rejects.toMatchObject({ id: 'connections.permission' });
    expect(gateway.requests).toHaveLength(before);
  });

  it('says that no answer came, without the browser’s words', async () => {
    const profileId = await profile();
    await gateway.stop();
    await expect(call({ profileId, connectionId: 'L0SM9cOFvHcCIhw=' })).rejects.toMatchObject({
      id: 'connections.unreachable',
    });
    await gateway.resume();
  });
});
