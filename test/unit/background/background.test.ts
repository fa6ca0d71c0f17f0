import { beforeEach, describe, expect, it } from 'vitest';
import type { Keys } from '#core/profile.ts';
import { createWorld, NOW, type TestWorld } from '#test/unit/background/world/world.ts';

const HOST = 'abc123def4.execute-api.us-east-1.amazonaws.com';
const URL_OF_API = `wss://${HOST}/dev`;
const KEYS: Keys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
  expiresAt: NOW + 60_000,
};

let t: TestWorld;
let profileId: string;
beforeEach(async () => {
  t = createWorld();
  profileId = (await t.background.saveProfile({ name: 'dev', source: { kind: 'keys' }, keys: KEYS })).id;
});

describe('connect', () => {
  it('gives the session although its URL could not be remembered', async () => {
    t.items.recents.update = async () => {
      throw new Error('The disk is full.');
    };
    expect(await t.background.connect({ url: URL_OF_API, profileId })).toBe(1);
  });

  it('hands the host a signed URL, and a record without secrets', async () => {
    expect(await t.background.connect({ url: URL_OF_API, profileId, subprotocols: [' mqtt ', ''] })).toBe(1);
    const [request] = t.opened;
    const { searchParams } = new URL(request?.signedUrl ?? '');
    expect(searchParams.get('X-Amz-Credential')).toBe(
      'ASIAEXAMPLEEXAMPLE00/20261122/us-east-1/execute-api/aws4_request',
    );
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    expect(request).toMatchObject({
      url: URL_OF_API,
      name: `${HOST}/dev`,
      accessKeyId: 'ASIA…LE00',
      subprotocols: ['mqtt'],
    });
    const { signedUrl: _, ...record } = request ?? {};
    expect(JSON.stringify(record)).not.toContain(searchParams.get('X-Amz-Signature'));
    expect(JSON.stringify(record)).not.toContain(KEYS.sessionToken);
  });

  it('takes the old signature off an already signed URL', async () => {
    await t.background.connect({ url: URL_OF_API, profileId });
    await t.background.connect({ url: t.opened[0]?.signedUrl ?? '', profileId });
    expect(t.opened[1]?.url).toBe(URL_OF_API);
    expect(t.opened[1]?.signedUrl).toBe(t.opened[0]?.signedUrl);
  });

  it('goes to the endpoint override and signs for it, in the scope that the host names', async () => {
    await t.background.connect({ url: URL_OF_API, profileId, endpoint: 'ws://127.0.0.1:4510' });
    const { host, protocol, searchParams } = new URL(t.opened[0]?.signedUrl ?? '');
    expect([protocol, host]).toEqual(['ws:', '127.0.0.1:4510']);
    expect(searchParams.get('X-Amz-Credential')).toContain('/us-east-1/execute-api/');
  });

  it('leaves the session to be shown by the next popup, however soon this one closes', async () => {
    await t.background.keepDraft({ url: URL_OF_API, message: 'typed', sessionId: 7 });
    const sessionId = await t.background.connect({ url: URL_OF_API, profileId });
    expect((await t.background.overview()).draft).toEqual({ url: URL_OF_API, message: 'typed', sessionId });
  });

  it('is named after the saved API', async () => {
    await t.background.saveApi({ name: 'Orders', url: URL_OF_API });
    await t.background.connect({ url: URL_OF_API, profileId });
    expect(t.opened[0]?.name).toBe('Orders');
  });

  it('remembers the URL, once, latest first', async () => {
    for (const path of ['a', 'b', 'a'])
      await t.background.connect({ url: `wss://${HOST}/${path}`, profileId });
    expect(t.items.recents.value.map(({ url }) => url)).toEqual([`wss://${HOST}/a`, `wss://${HOST}/b`]);
  });

  it('writes no URL to disk whose query seems to carry a secret', async () => {
    await t.background.connect({ url: `${URL_OF_API}?access_token=abc`, profileId });
    expect(t.items.recents.value).toEqual([]);
    expect(t.opened).toHaveLength(1);
  });

  it.each([
    ['url.empty', { url: ' ' }],
    ['profile.missing', { profileId: 'nobody' }],
    ['scope.region', { url: 'wss://ws.example.com/', service: 'execute-api' }],
    ['scope.service', { url: 'wss://ws.example.com/', region: 'eu-central-1' }],
    ['expires.range', { expires: 0 }],
    ['expires.range', { expires: 604_801 }],
    ['expires.range', { expires: 1.5 }],
    ['subprotocol.invalid', { subprotocols: ['a b'] }],
    ['subprotocol.invalid', { subprotocols: ['a', 'a'] }],
    ['profile.endpoint', { endpoint: 'ws://127.0.0.1:4510/path' }],
  ])('refuses with %s and opens nothing: %j', async (id, change) => {
    await expect(t.background.connect({ url: URL_OF_API, profileId, ...change })).rejects.toMatchObject({
      name: 'Problem',
      id,
    });
    expect(t.opened).toEqual([]);
    expect(t.items.recents.value).toEqual([]);
  });
});

describe('expired keys', () => {
  beforeEach(() =>
    t.background.saveProfile({
      id: profileId,
      name: 'dev',
      source: { kind: 'keys' },
      keys: { ...KEYS, expiresAt: NOW - 1 },
    }),
  );

  it('are never signed with silently', async () => {
    const request = { url: URL_OF_API, profileId };
    for (const command of [
      t.background.connect(request),
      t.background.explainSignature(request),
      t.background.copySigned({ ...request, format: 'url' }),
    ]) {
      await expect(command).rejects.toMatchObject({ id: 'keys.expired' });
    }
    expect(t.opened).toEqual([]);
  });

  it('are signed with when the person says so', async () => {
    await t.background.connect({ url: URL_OF_API, profileId, allowExpired: true });
    expect(t.opened).toHaveLength(1);
  });
});

it('keys that are gone are said to be gone', async () => {
  await t.closeBrowser();
  await expect(t.background.connect({ url: URL_OF_API, profileId })).rejects.toMatchObject({
    id: 'keys.missing',
  });
});

describe('copySigned', () => {
  it('is valid no longer than the keys', async () => {
    const { text, validUntil } = await t.background.copySigned({ url: URL_OF_API, profileId, format: 'url' });
    expect(new URL(text).searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    expect(validUntil).toBe(KEYS.expiresAt);
  });
});

describe('the scope', () => {
  it('comes from the choice, then the host, then the profile', async () => {
    await t.background.saveProfile({
      id: profileId,
      name: 'dev',
      source: { kind: 'keys' },
      region: 'ap-south-1',
      service: 'chime',
    });
    const scope = async (change: object) =>
      (await t.background.explainSignature({ url: URL_OF_API, profileId, ...change })).credentialScope;
    expect(await scope({})).toBe('20261122/us-east-1/execute-api/aws4_request');
    expect(await scope({ region: 'eu-west-1' })).toBe('20261122/eu-west-1/execute-api/aws4_request');
    expect(await scope({ url: 'wss://ws.example.com/' })).toBe('20261122/ap-south-1/chime/aws4_request');
  });
});

describe('views', () => {
  it('are told when profiles, APIs and the URLs of lately change', async () => {
    t.events.length = 0;
    await t.background.connect({ url: URL_OF_API, profileId });
    expect(t.events.splice(0)).toEqual([{ type: 'recents-changed' }]);
    await t.items.recents.set([]);
    const { id } = await t.background.saveApi({ name: 'Orders', url: URL_OF_API });
    await t.background.deleteApi(id);
    await t.background.deleteProfile(profileId);
    expect(t.events.map(({ type }) => type)).toEqual(['apis-changed', 'apis-changed', 'profiles-changed']);
    expect(await t.background.overview()).toEqual({
      profiles: [],
      apis: [],
      recents: [],
      draft: { sessionId: 1 },
    });
  });
});

describe('saveApi', () => {
  it.each([
    ['api.name', { name: '' }],
    ['url.empty', { url: '' }],
    ['scope.region', { region: 'a b' }],
    ['expires.range', { expires: -1 }],
    ['subprotocol.invalid', { subprotocols: ['(x)'] }],
  ])('refuses with %s and stores nothing', async (id, change) => {
    await expect(t.background.saveApi({ name: 'Orders', url: URL_OF_API, ...change })).rejects.toMatchObject({
      id,
    });
    expect(t.items.apis.value).toEqual([]);
  });

  it('refuses a name that is taken, and renames', async () => {
    const { id } = await t.background.saveApi({ name: 'Orders', url: URL_OF_API });
    await expect(t.background.saveApi({ name: 'Orders', url: URL_OF_API })).rejects.toMatchObject({
      id: 'api.name',
    });
    await t.background.saveApi({ id, name: 'Shop', url: URL_OF_API });
    expect(t.items.apis.value).toEqual([{ id, name: 'Shop', url: URL_OF_API }]);
  });
});
