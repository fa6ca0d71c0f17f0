import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { AWS_URL, api, profile } from '#test/harness/console/samples.ts';
import { callsOf, openStore } from './openStore.ts';

describe('the inputs', () => {
  it('are kept 200 ms after the last change, once', async () => {
    const { store, background, clock } = await openStore();
    await clock.advance(200);
    background.calls.length = 0;
    store.setMessage('{');
    await clock.advance(150);
    store.setMessage('{"a":1}');
    await clock.advance(199);
    expect(callsOf(background, 'keepDraft')).toEqual([]);
    await clock.advance(1);
    expect(callsOf(background, 'keepDraft')).toEqual([
      [{ url: AWS_URL, profileId: 'p1', sessionId: 0, message: '{"a":1}' }],
    ]);
    await clock.advance(5_000);
    expect(callsOf(background, 'keepDraft')).toHaveLength(1);
  });

  it('are kept at once when the page goes', async () => {
    const { store, background } = await openStore();
    store.setMessage('half a sen');
    store.flush();
    expect(callsOf(background, 'keepDraft').at(-1)![0]).toMatchObject({ message: 'half a sen' });
  });

  it('come back as they were', async () => {
    const first = await openStore();
    first.store.setUrl('wss://ws.example.com/chat');
    first.store.setRegion('eu-west-1');
    first.store.setService('execute-api');
    first.store.setExpires(900);
    first.store.setSubprotocols('v1.json');
    first.store.setReconnect(true);
    first.store.setKeepAliveSeconds('45');
    first.store.setKeepAliveMessage('beat');
    first.store.setMessage('0a1f');
    first.store.setMessageKind('hex');
    first.store.flush();
    await settle();
    const { store } = await openStore({ draft: first.background.world.draft });
    expect(store.url.value).toBe('wss://ws.example.com/chat');
    expect(store.scope.value.region?.value).toBe('eu-west-1');
    expect(store.validFor.value).toBe(900);
    expect(store.subprotocolList.value).toEqual(['v1.json']);
    expect(store.reconnect.value).toBe(true);
    expect([store.keepAliveSeconds.value, store.keepAliveMessage.value]).toEqual(['45', 'beat']);
    expect(store.messageReading.value.message).toEqual({ kind: 'binary', base64: 'Ch8=' });
  });

  it.each([
    `${AWS_URL}?X-Amz-Security-Token=EXAMPLETOKEN&X-Amz-Signature=abcd`,
    'wscat -c wss://ws.example.com/dev -H "Authorization: EXAMPLETOKEN"',
    'nonsense X-Amz-Security-Token=EXAMPLETOKEN',
    'wss://user:EXAMPLEPASS@ws.example.com/dev',
    'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ])('are kept without what may be secret: %#', async (text) => {
    const { store, background } = await openStore();
    store.setUrl(text);
    store.flush();
    expect(callsOf(background, 'keepDraft').length).toBeGreaterThan(0);
    expect(JSON.stringify(background.calls)).not.toMatch(/EXAMPLE/);
  });

  it('keep the clean URL of a signed one that was not settled yet', async () => {
    const { store, background } = await openStore();
    store.setUrl(`${AWS_URL}?room=ops&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=abcd`);
    store.flush();
    expect(callsOf(background, 'keepDraft').at(-1)![0]).toMatchObject({ url: `${AWS_URL}?room=ops` });
  });

  it('are not written over before they were read', async () => {
    const { background } = await openStore();
    expect(callsOf(background, 'keepDraft')).toEqual([]);
  });
});

describe('opening', () => {
  it('asks the background once', async () => {
    const asked: string[] = [];
    await openStore({}, undefined, (fake) => {
      const { overview } = fake;
      fake.overview = () => {
        asked.push('overview');
        return overview();
      };
    });
    expect(asked).toEqual(['overview']);
  });

  it('starts with the URL of last time where there is no draft', async () => {
    const { store } = await openStore({
      draft: {},
      recents: [{ url: 'wss://ws.example.com/x', profileId: 'p1', at: 1 }],
    });
    expect(store.url.value).toBe('wss://ws.example.com/x');
  });

  it('starts with a saved API where nothing was connected to yet', async () => {
    const { store } = await openStore({ draft: {}, apis: [api({ region: 'eu-west-1' })] });
    expect(store.url.value).toBe(AWS_URL);
    expect(store.api.value?.name).toBe('Chat, production');
    expect(store.region.value).toBe('eu-west-1');
  });

  it('tries again until the background answers', async () => {
    const { store, background, clock } = await openStore({}, undefined, (fake) =>
      fake.failNext('overview', new Problem('background.stopped', 'The background stopped.')),
    );
    expect(store.ready.value).toBe(false);
    expect(store.trouble.value?.problem.id).toBe('background.stopped');
    await clock.advance(1_000);
    expect(store.ready.value).toBe(true);
    expect(store.trouble.value).toBeUndefined();
    await clock.advance(10_000);
    expect(callsOf(background, 'overview')).toHaveLength(1);
  });

  it('keeps what was typed meanwhile, with the choices of last time that hold for any host', async () => {
    const draft = { url: AWS_URL, region: 'eu-west-1', expires: 900, reconnect: true };
    const { store, clock } = await openStore({ draft }, undefined, (fake) =>
      fake.failNext('overview', new Problem('background.stopped', 'The background stopped.')),
    );
    store.setUrl('wss://ws.example.com/chat');
    await clock.advance(1_000);
    expect(store.url.value).toBe('wss://ws.example.com/chat');
    expect(store.region.value).toBe('');
    expect(store.reconnect.value).toBe(true);
    expect(store.validFor.value).toBe(900);
  });

  it('leaves choices alone that were made before those of last time came', async () => {
    const { store, clock } = await openStore({ draft: { url: AWS_URL, expires: 900 } }, undefined, (fake) =>
      fake.failNext('overview', new Problem('background.stopped', 'The background stopped.')),
    );
    store.setUrl('wss://ws.example.com/chat');
    store.setReconnect(true);
    store.setExpires(60);
    await clock.advance(1_000);
    expect([store.reconnect.value, store.validFor.value]).toEqual([true, 60]);
  });

  it('chooses the first profile, and another when the chosen one was deleted', async () => {
    const { store, background, clock } = await openStore({ draft: {} });
    expect(store.profileId.value).toBe('p1');
    background.world.profiles = [profile(clock.now(), { id: 'p7', name: 'other' })];
    background.announce({ type: 'profiles-changed' });
    await clock.advance(0);
    expect(store.profile.value?.name).toBe('other');
  });

  it('chooses none, rather than one of several others, when the chosen one was deleted', async () => {
    const { store, background, clock } = await openStore();
    background.world.profiles = ['p7', 'p8'].map((id) => profile(clock.now(), { id, name: id }));
    background.announce({ type: 'profiles-changed' });
    await clock.advance(0);
    expect(store.profile.value).toBeUndefined();
  });

  it('chooses none of several when the one of last time was deleted', async () => {
    const now = Date.UTC(2026, 10, 22);
    const { store } = await openStore({
      profiles: ['p7', 'p8'].map((id) => profile(now, { id, name: id })),
      draft: { url: AWS_URL, profileId: 'p1' },
    });
    expect(store.profile.value).toBeUndefined();
  });

  it('forgets that keys had expired once there are new ones', async () => {
    const { store, background, clock } = await openStore();
    background.world.profiles = [profile(clock.now(), { expiresAt: clock.now() - 1 })];
    background.announce({ type: 'profiles-changed' });
    await clock.advance(0);
    await store.connect();
    expect(store.trouble.value?.problem.id).toBe('keys.expired');
    background.world.profiles = [profile(clock.now())];
    background.announce({ type: 'profiles-changed' });
    await clock.advance(0);
    expect(store.trouble.value).toBeUndefined();
  });
});
