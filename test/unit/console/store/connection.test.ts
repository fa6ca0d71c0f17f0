import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { AWS_URL, api, profile } from '#test/harness/console/samples.ts';
import { callsOf, openStore } from './openStore.ts';

describe('connecting', () => {
  it('asks for exactly what the inputs say and looks at the new session', async () => {
    const { store, background } = await openStore();
    store.setSubprotocols('v1.json, v2.json');
    await store.connect();
    expect(callsOf(background, 'connect')).toEqual([
      [{ url: AWS_URL, profileId: 'p1', expires: 300, apiId: 'a1', subprotocols: ['v1.json', 'v2.json'] }],
    ]);
    expect(store.session.value).toMatchObject({ url: AWS_URL, state: 'open' });
    expect(store.detail.value?.id).toBe(store.sessionId.value);
  });

  it('sends overrides of the person and of the saved API', async () => {
    const { store, background } = await openStore({ apis: [api({ endpoint: 'ws://127.0.0.1:4510' })] });
    store.setRegion(' us-east-1 ');
    await store.connect();
    expect(callsOf(background, 'connect')[0]![0]).toMatchObject({
      region: 'us-east-1',
      endpoint: 'ws://127.0.0.1:4510',
    });
  });

  it('asks to reconnect and to keep alive as the inputs say', async () => {
    const { store, background } = await openStore();
    store.setReconnect(true);
    store.setKeepAliveSeconds('30');
    store.setKeepAliveMessage('{"action":"beat"}');
    await store.connect();
    expect(callsOf(background, 'connect')[0]![0]).toMatchObject({
      reconnect: true,
      keepAlive: { seconds: 30, message: '{"action":"beat"}' },
    });
  });

  it('asks for nothing while the keep-alive cannot be, and says why', async () => {
    const { store, background } = await openStore();
    store.setKeepAliveSeconds('1');
    await store.connect();
    expect(callsOf(background, 'connect')).toEqual([]);
    expect(store.trouble.value?.problem.id).toBe('keep-alive.seconds');
    expect(store.connecting.value).toBe(false);
    store.setKeepAliveSeconds('5');
    expect(store.trouble.value).toBeUndefined();
  });

  it('never sends a signature that was pasted', async () => {
    const { store, background } = await openStore();
    store.setUrl(
      `${AWS_URL}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=EXAMPLETOKEN&X-Amz-Signature=abcd`,
    );
    await store.connect();
    expect(JSON.stringify(background.calls)).not.toContain('EXAMPLETOKEN');
  });

  it('tells the fault of the URL and asks for nothing', async () => {
    const { store, background } = await openStore();
    store.setUrl('');
    await store.connect();
    expect(store.urlSettled.value).toBe(true);
    expect(background.calls).toEqual([]);
  });

  it('asks for nothing before profiles are known', async () => {
    const { store, background } = await openStore({}, undefined, (fake) =>
      fake.failNext('overview', new Problem('background.stopped', 'The background stopped.')),
    );
    store.setUrl(AWS_URL);
    await store.connect();
    await store.copy('url');
    await store.explain();
    expect(background.calls).toEqual([]);
    expect(store.trouble.value?.problem.id).not.toBe('profile.missing');
  });

  it('does not connect twice while the first is under way', async () => {
    const { store, background } = await openStore();
    await Promise.all([store.connect(), store.connect()]);
    expect(callsOf(background, 'connect')).toHaveLength(1);
    expect(store.connecting.value).toBe(false);
  });

  it('refuses expired keys, and signs with them once the person says so', async () => {
    const { store, background, clock } = await openStore();
    store.profiles.value = [profile(clock.now(), { expiresAt: clock.now() - 1 })];
    background.world.profiles = store.profiles.value;
    await store.connect();
    expect(store.trouble.value?.problem.id).toBe('keys.expired');
    expect(store.session.value).toBeUndefined();
    await store.signAnyway(store.trouble.value!.attempt);
    expect(store.trouble.value).toBeUndefined();
    expect(store.session.value?.state).toBe('open');
    expect(callsOf(background, 'connect')[1]![0]).toMatchObject({ allowExpired: true });
    await store.disconnect();
    await store.connect();
    expect(store.trouble.value?.problem.id).toBe('keys.expired');
  });

  it('closes the session that is looked at', async () => {
    const { store, background } = await openStore();
    await store.connect();
    await store.disconnect();
    expect(callsOf(background, 'disconnect')).toEqual([[store.sessionId.value]]);
    expect(store.session.value).toMatchObject({ state: 'closed', close: { code: 1000 } });
  });
});

describe('copying', () => {
  it('puts what was signed into the clipboard and says until when it is valid', async () => {
    const { store, background, clock, copied } = await openStore();
    await store.copy('wscat');
    expect(callsOf(background, 'copySigned')[0]![0]).toMatchObject({ format: 'wscat', url: AWS_URL });
    expect(copied).toEqual(['signed as wscat']);
    expect(store.copied.value).toEqual({ what: 'wscat', validUntil: clock.now() + 300_000 });
  });

  it('does not promise that a URL signed for long is taken for long', async () => {
    const { store } = await openStore();
    store.setExpires(3_600);
    await store.copy('url');
    expect(store.copied.value?.mayEndSooner).toBe(true);
  });

  it('keeps the copied text nowhere', async () => {
    const { store } = await openStore();
    await store.copy('url');
    const held = Object.values(store).map((one) =>
      typeof one === 'object' && one && 'value' in one ? JSON.stringify(one.value) : '',
    );
    expect(held.join()).not.toContain('signed as url');
  });

  it('tries the same format again after "Sign anyway"', async () => {
    const { store, background, copied } = await openStore();
    background.failNext('copySigned', new Problem('keys.expired', 'The keys expired.'));
    await store.copy('curl');
    expect(store.trouble.value?.attempt).toEqual({ action: 'copy', format: 'curl' });
    expect(store.copied.value).toBeUndefined();
    await store.signAnyway(store.trouble.value!.attempt);
    expect(copied).toEqual(['signed as curl']);
  });
});

describe('the length of validity', () => {
  it('is no longer than the service takes', async () => {
    const { store, background } = await openStore();
    store.setExpires(43_200);
    expect(store.validFor.value).toBe(43_200);
    store.setUrl('wss://m-1a2b3c4d.kinesisvideo.us-west-2.amazonaws.com/?X-Amz-ChannelARN=example');
    expect(store.validFor.value).toBe(299);
    await store.connect();
    expect(callsOf(background, 'connect')[0]![0]).toMatchObject({ expires: 299 });
  });
});

describe('explaining a signature', () => {
  it('previews the URL box and opens nothing', async () => {
    const { store, background } = await openStore();
    await store.explain();
    await settle();
    expect(store.preview.value?.credentialScope).toContain('execute-api');
    expect(callsOf(background, 'connect')).toEqual([]);
  });
});
