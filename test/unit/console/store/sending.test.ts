import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { callsOf, openStore } from './openStore.ts';

async function connected() {
  const opened = await openStore();
  await opened.store.connect();
  opened.background.calls.length = 0;
  return opened;
}

describe('sending', () => {
  it('sends text and bytes as they are meant, and keeps them in the box', async () => {
    const { store, background } = await connected();
    store.setMessage('{"action":"echo"}');
    expect(await store.send()).toBe(true);
    expect(store.message.value).toBe('{"action":"echo"}');
    store.setMessageKind('hex');
    store.setMessage('0a 1f');
    await store.send();
    expect(callsOf(background, 'send')).toEqual([
      [101, { kind: 'text', text: '{"action":"echo"}' }],
      [101, { kind: 'binary', base64: 'Ch8=' }],
    ]);
  });

  it('sends nothing that cannot be read, is too large, or has no open connection', async () => {
    const { store, background } = await connected();
    store.setMessageKind('hex');
    store.setMessage('0');
    expect(await store.send()).toBe(false);
    store.setMessageKind('text');
    store.setMessage('x'.repeat(131_073));
    expect(await store.send()).toBe(false);
    store.setMessage('hello');
    await store.disconnect();
    expect(await store.send()).toBe(false);
    expect(callsOf(background, 'send')).toEqual([]);
  });

  it('tells what went wrong until the text is changed', async () => {
    const { store, background } = await connected();
    background.failNext('send', new Problem('session.closed', 'The connection is closed.'));
    store.setMessage('hello');
    expect(await store.send()).toBe(false);
    expect(store.trouble.value?.attempt.action).toBe('send');
    store.setMessage('hello again');
    expect(store.trouble.value).toBeUndefined();
  });
});

describe('the history', () => {
  it('goes back to what was sent before and forth to what is being written', async () => {
    const { store } = await connected();
    for (const text of ['one', 'two', 'two', 'three']) {
      store.setMessage(text);
      await store.send();
    }
    store.setMessage('half');
    const seen: string[] = [];
    while (store.recall(-1)) seen.push(store.message.value);
    expect(seen).toEqual(['three', 'two', 'one']);
    store.recall(1);
    expect(store.message.value).toBe('two');
    store.recall(1);
    store.recall(1);
    expect(store.message.value).toBe('half');
    expect(store.recall(1)).toBe(false);
  });

  it('does not offer what still stands in the box', async () => {
    const { store } = await connected();
    for (const text of ['one', 'two']) {
      store.setMessage(text);
      await store.send();
    }
    store.recall(-1);
    expect(store.message.value).toBe('one');
  });

  it('is empty at first', async () => {
    const { store } = await connected();
    store.setMessage('kept');
    expect(store.recall(-1)).toBe(false);
    expect(store.message.value).toBe('kept');
  });
});
