import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, NOW, type TestWorld, URL_OF_API } from '#test/unit/background/world/world.ts';

const KEYS = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
  expiresAt: NOW + 3_600_000,
};

let t: TestWorld;
let profileId: string;
beforeEach(async () => {
  t = createWorld();
  profileId = (await t.background.saveProfile({ name: 'dev', source: { kind: 'keys' }, keys: KEYS })).id;
});

const connect = (more = {}) => t.background.connect({ url: URL_OF_API, profileId, reconnect: true, ...more });

describe('a session that opens again by itself', () => {
  it('is signed anew with the time and the keys of then, by a worker that did not open it', async () => {
    const id = await connect({ expires: 60, region: 'eu-central-1' });
    const first = new URL(t.opened[0]?.signedUrl ?? '').searchParams;
    await t.background.saveProfile({
      id: profileId,
      name: 'dev',
      source: { kind: 'keys' },
      keys: { ...KEYS, accessKeyId: 'ASIAEXAMPLEEXAMPLE11' },
    });
    t.restart();
    t.clock.now += 120_000;
    const fresh = await t.callbacks.signAgain(id);
    const query = new URL(fresh.signedUrl).searchParams;
    expect(query.get('X-Amz-Date')).toBe('20261122T102230Z');
    expect(first.get('X-Amz-Date')).toBe('20261122T102030Z');
    expect(query.get('X-Amz-Expires')).toBe('60');
    expect(query.get('X-Amz-Signature')).not.toBe(first.get('X-Amz-Signature'));
    expect(query.get('X-Amz-Credential')).toContain('ASIAEXAMPLEEXAMPLE11');
    expect(fresh).toMatchObject({ accessKeyId: 'ASIA…LE11', signature: { signedAt: t.clock.now } });
  });

  it('is remembered without signature, token and keys, whatever was pasted', async () => {
    await connect();
    await connect({ url: t.opened[0]?.signedUrl });
    const stored = JSON.stringify(t.items.signedFrom.value);
    expect(Object.keys(t.items.signedFrom.value)).toEqual(['1', '2']);
    expect(stored).toContain(URL_OF_API);
    expect(stored).not.toMatch(/X-Amz|ASIA|wJalr|IQoJ/);
  });

  it('is signed although it drops before what it is signed from was stored', async () => {
    let store = () => {};
    const { update } = t.items.signedFrom;
    t.items.signedFrom.update = async (change) => {
      await new Promise<void>((resolve) => {
        store = resolve;
      });
      return update(change);
    };
    const connecting = connect();
    while (t.opened.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    const fresh = t.callbacks.signAgain(1);
    store();
    await connecting;
    expect((await fresh).signedUrl).toContain('X-Amz-Signature');
  });

  it('tells that its keys have expired meanwhile', async () => {
    const id = await connect();
    t.clock.now = KEYS.expiresAt + 1_000;
    await expect(t.callbacks.signAgain(id)).rejects.toMatchObject({ id: 'keys.expired' });
  });

  it('tells that its profile is gone', async () => {
    const id = await connect();
    await t.background.deleteProfile(profileId);
    await expect(t.callbacks.signAgain(id)).rejects.toMatchObject({
      id: 'profile.missing',
      message: 'The profile that this is signed with is gone.',
    });
  });

  it.each(['disconnect', 'removeSession'] as const)('is forgotten with %s', async (command) => {
    const id = await connect();
    const other = await connect();
    await t.background[command](id);
    await expect(t.callbacks.signAgain(id)).rejects.toMatchObject({ id: 'session.unknown' });
    expect(Object.keys(t.items.signedFrom.value)).toEqual([String(other)]);
  });

  it('is forgotten once two hundred others have come, as nobody tells which have ended', async () => {
    for (let i = 0; i < 202; i++) await connect();
    const kept = Object.keys(t.items.signedFrom.value);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, '3', '202']);
  });

  it('is the only one that is: without the choice nothing is kept, and nothing is signed', async () => {
    const id = await t.background.connect({ url: URL_OF_API, profileId });
    expect(t.items.signedFrom.value).toEqual({});
    expect(t.opened[0]).not.toHaveProperty('reconnect');
    await expect(t.callbacks.signAgain(id)).rejects.toMatchObject({ id: 'session.unknown' });
  });

  it('cannot be asked for by a view', () => {
    expect(Object.keys(t.background)).not.toContain('signAgain');
  });

  it('opens although it could not be remembered', async () => {
    t.items.signedFrom.update = async () => {
      throw new Error('The quota is used up.');
    };
    expect(await connect()).toBe(1);
  });
});

describe('a keep-alive', () => {
  it('goes to the host as it was asked for', async () => {
    const keepAlive = { seconds: 20, message: '{"action":"ping"}' };
    await connect({ keepAlive });
    expect(t.opened[0]).toMatchObject({ reconnect: true, keepAlive });
  });

  it('that is out of range is refused before anything is opened or saved', async () => {
    const keepAlive = { seconds: 1, message: 'ping' };
    await expect(connect({ keepAlive })).rejects.toMatchObject({ id: 'keep-alive.seconds' });
    expect(t.opened).toEqual([]);
    const draft = { name: 'Orders', url: URL_OF_API, keepAlive: { seconds: 20, message: '' } };
    await expect(t.background.saveApi(draft)).rejects.toMatchObject({ id: 'keep-alive.message' });
  });

  it('and the choice to reconnect are saved with an API', async () => {
    const keepAlive = { seconds: 540, message: 'ping' };
    const saved = await t.background.saveApi({ name: 'Orders', url: URL_OF_API, reconnect: true, keepAlive });
    expect(saved).toMatchObject({ reconnect: true, keepAlive });
    expect(t.items.apis.value).toEqual([saved]);
    const off = await t.background.saveApi({
      id: saved.id,
      name: 'Orders',
      url: URL_OF_API,
      reconnect: false,
    });
    expect(off).toEqual({ id: saved.id, name: 'Orders', url: URL_OF_API });
  });
});
