import { describe, expect, it } from 'vitest';
import { KEEP_ALIVE_MESSAGE } from '#core/keepAlive.ts';
import { AWS_URL, api, profile } from '#test/harness/console/samples.ts';
import { openStore } from './openStore.ts';

const SIGNED = `${AWS_URL}?room=ops&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20261122%2Feu-central-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20261122T120000Z&X-Amz-Expires=300&X-Amz-Security-Token=EXAMPLETOKEN&X-Amz-SignedHeaders=host&X-Amz-Signature=${'ab'.repeat(32)}`;

describe('the URL box', () => {
  it('shows service and region while one types', async () => {
    const { store } = await openStore({ draft: {} });
    store.setUrl('wss://a1b2c3d4e5.execute-api.us-west-2.amazonaws.com/dev');
    expect(store.scope.value).toEqual({
      service: { value: 'execute-api', source: 'host' },
      region: { value: 'us-west-2', source: 'host' },
    });
  });

  it('puts the clean URL in the place of a signed one and says so', async () => {
    const { store } = await openStore();
    store.setUrl(SIGNED);
    store.settleUrl();
    expect(store.url.value).toBe(`${AWS_URL}?room=ops`);
    expect(store.urlNotes.value.map(({ id }) => id)).toContain('signature.removed');
  });

  it('keeps a text that cannot be read, and judges it when typing has paused', async () => {
    const { store, clock } = await openStore();
    store.setUrl('ftp://example.com');
    expect(store.urlSettled.value).toBe(false);
    await clock.advance(800);
    expect(store.urlSettled.value).toBe(true);
    expect(store.reading.value.ok).toBe(false);
    expect(store.url.value).toBe('ftp://example.com');
  });

  it('does not judge an empty box', async () => {
    const { store, clock } = await openStore();
    store.setUrl('');
    await clock.advance(2_000);
    store.settleUrl();
    expect(store.urlSettled.value).toBe(false);
  });

  it('drops the overrides of one host when another host takes its place', async () => {
    const { store } = await openStore({ draft: { url: 'wss://ws.example.com/chat', profileId: 'p1' } });
    store.setRegion('eu-west-1');
    store.setService('execute-api');
    store.setReconnect(true);
    store.setKeepAliveSeconds('20');
    store.setKeepAliveMessage('for this host alone');
    store.setUrl('wss://ws.example.com/other');
    store.settleUrl();
    expect(store.region.value).toBe('eu-west-1');
    expect(store.keepAliveSeconds.value).toBe('20');
    store.setUrl(AWS_URL);
    store.settleUrl();
    expect(store.region.value).toBe('');
    expect(store.service.value).toBe('');
    expect(store.reconnect.value).toBe(false);
    expect(store.keepAliveSeconds.value).toBe('');
    expect(store.keepAliveMessage.value).toBe(KEEP_ALIVE_MESSAGE);
  });
});

describe('what the inputs would be signed as', () => {
  const changes: [string, (store: Awaited<ReturnType<typeof openStore>>['store']) => void][] = [
    ['the URL', (store) => store.setUrl('wss://ws.example.com/other')],
    ['the region', (store) => store.setRegion('eu-west-3')],
    ['the service', (store) => store.setService('appsync')],
    ['the validity', (store) => store.setExpires(60)],
    ['the profile', (store) => store.chooseProfile('p2')],
  ];
  it.each(changes)('is shown no longer once %s was changed', async (_, change) => {
    const { store } = await openStore();
    await store.explain();
    expect(store.preview.value).toBeDefined();
    change(store);
    expect(store.preview.value).toBeUndefined();
  });
});

describe('choosing what was saved', () => {
  const chat = api({
    id: 'a2',
    name: 'chat',
    url: 'wss://ws.example.com/chat',
    profileId: 'p2',
    region: 'eu-west-1',
    service: 'execute-api',
    expires: 900,
    subprotocols: ['v1.json', 'v2.json'],
  });

  it('fills every input from a saved API', async () => {
    const { store, clock } = await openStore({ apis: [chat] });
    store.profiles.value = [profile(clock.now()), profile(clock.now(), { id: 'p2' })];
    store.chooseApi(chat);
    expect(store.url.value).toBe(chat.url);
    expect(store.profileId.value).toBe('p2');
    expect(store.scope.value.region).toEqual({ value: 'eu-west-1', source: 'given' });
    expect(store.validFor.value).toBe(900);
    expect(store.subprotocolList.value).toEqual(['v1.json', 'v2.json']);
    expect(store.api.value?.id).toBe('a2');
  });

  it('keeps the profile when the API’s own was deleted', async () => {
    const { store } = await openStore({ apis: [chat] });
    store.chooseApi(chat);
    expect(store.profileId.value).toBe('p1');
  });

  it('takes the saved API that a recent URL belongs to', async () => {
    const { store } = await openStore({ apis: [{ ...chat, profileId: 'p1' }] });
    store.chooseRecent({ url: chat.url, profileId: 'p1' });
    expect(store.api.value?.id).toBe('a2');
    expect(store.region.value).toBe('eu-west-1');
  });

  it('takes a recent URL as it is where none is saved', async () => {
    const { store } = await openStore();
    store.chooseRecent({ url: 'wss://ws.example.com/other', profileId: 'p1' });
    expect(store.url.value).toBe('wss://ws.example.com/other');
    expect(store.api.value).toBeUndefined();
  });
});
