import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { AWS_URL, api } from '#test/harness/console/samples.ts';
import { callsOf, openStore } from './openStore.ts';

describe('saving the API', () => {
  it('keeps what the inputs hold, under a trimmed name', async () => {
    const { store, background } = await openStore({ apis: [] });
    store.setUrl('wss://ws.example.com/chat');
    store.setRegion('eu-west-1');
    store.setService('execute-api');
    store.setExpires(900);
    store.setSubprotocols('v1.json');
    store.setReconnect(true);
    store.setKeepAliveSeconds('60');
    await store.saveApi('  Chat ');
    expect(callsOf(background, 'saveApi')).toEqual([
      [
        {
          name: 'Chat',
          url: 'wss://ws.example.com/chat',
          profileId: 'p1',
          region: 'eu-west-1',
          service: 'execute-api',
          expires: 900,
          subprotocols: ['v1.json'],
          reconnect: true,
          keepAlive: { seconds: 60, message: '{"action":"ping"}' },
        },
      ],
    ]);
    expect(store.api.value?.name).toBe('Chat');
  });

  it('renames in place and keeps an endpoint override that is not shown here', async () => {
    const { store, background } = await openStore({ apis: [api({ endpoint: 'ws://127.0.0.1:4510' })] });
    await store.saveApi('New name', 'a1');
    expect(callsOf(background, 'saveApi')[0]![0]).toEqual({
      id: 'a1',
      name: 'New name',
      url: AWS_URL,
      profileId: 'p1',
      endpoint: 'ws://127.0.0.1:4510',
    });
    expect(store.apis.value).toHaveLength(1);
  });

  it('says why it could not be saved', async () => {
    const { store, background } = await openStore({ apis: [] });
    background.failNext('saveApi', new Problem('api.name', 'There is a saved API “Chat” already.'));
    expect(await store.saveApi('Chat')).toBeUndefined();
    expect(store.trouble.value?.problem.id).toBe('api.name');
  });

  it('saves no URL that cannot be read', async () => {
    const { store, background } = await openStore();
    store.setUrl('ftp://example.com');
    expect(await store.saveApi('x')).toBeUndefined();
    expect(background.calls).toEqual([]);
    expect(store.urlSettled.value).toBe(true);
  });
});

it('deletes an API and leaves its URL in the box', async () => {
  const { store, background } = await openStore();
  expect(store.api.value?.id).toBe('a1');
  await store.deleteApi('a1');
  expect(callsOf(background, 'deleteApi')).toEqual([['a1']]);
  expect(store.apis.value).toEqual([]);
  expect(store.url.value).toBe(AWS_URL);
});
