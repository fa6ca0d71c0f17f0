import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { callsOf, openStore } from './openStore.ts';

const environment = {
  id: 'e1',
  name: 'dev',
  variables: [
    { name: 'user', value: 'ann' },
    { name: 'token', secret: true as const },
    { name: 'gone', secret: true as const, missing: true as const },
  ],
};

async function connected(choices = { environmentId: 'e1' } as object) {
  const opened = await openStore({ compose: { environments: [environment], choices: { a1: choices } } });
  await opened.store.connect();
  opened.background.calls.length = 0;
  return opened;
}

describe('a message with places', () => {
  it('is sent as it is written, with the environment that its API has', async () => {
    const { store, background } = await connected();
    store.setMessage('{"a":"{{user}}","b":"{{token}}"}');
    expect(await store.send()).toBe(true);
    expect(callsOf(background, 'sendTemplate')).toEqual([
      [101, { text: '{"a":"{{user}}","b":"{{token}}"}', form: 'text' }, 'e1'],
    ]);
    expect(callsOf(background, 'send')).toEqual([]);
  });

  it.each([
    ['{{nobody}}', '“nobody” has no value in the environment “dev”.', 0, 10],
    ['x {{gone}}', 'The secret value of “gone” is not there', 2, 8],
    ['{"a":"{{user"}', '“{{” is not closed', 6, 2],
    ['{{$random 9 1}}', '“$random” needs two whole numbers', 0, 15],
  ])('%s is not sent, and its fault has a place', async (text, fault, at, length) => {
    const { store, background } = await connected();
    store.setMessage(text);
    expect(store.messageReading.value.fault).toContain(fault);
    expect(store.messageReading.value.place).toEqual({ at, length });
    expect(await store.send()).toBe(false);
    expect(callsOf(background, 'sendTemplate')).toEqual([]);
  });

  it('has no values where no environment is chosen', async () => {
    const { store } = await connected({});
    store.setMessage('{{user}}');
    expect(store.messageReading.value.fault).toContain('no environment is chosen');
    store.setMessage('{{$uuid}}');
    expect(store.messageReading.value.fault).toBeUndefined();
  });

  it('is checked as the JSON that it becomes, with the place of a fault', async () => {
    const { store } = await connected();
    store.setMessage('{"a":{{user}},"b":"{{$now}}"}');
    expect(store.messageReading.value.json).toEqual({ valid: true, detail: 'JSON' });
    store.setMessage('{"a":{{user}},}');
    expect(store.messageReading.value.json?.valid).toBe(false);
    expect(store.messageReading.value.place).toEqual({ at: 14, length: 1 });
  });

  it('follows a change of environment that was made elsewhere', async () => {
    const { store, background } = await connected();
    store.setMessage('{{later}}');
    expect(store.messageReading.value.fault).toBeDefined();
    await background.saveEnvironment({ ...environment, variables: [{ name: 'later', value: '1' }] });
    await settle();
    expect(store.messageReading.value.fault).toBeUndefined();
  });
});

describe('choices', () => {
  it('are made for the saved API of the session, and taken back', async () => {
    const { store, background } = await connected();
    await store.choose({ onConnect: 'm1' });
    await store.choose({ environmentId: undefined });
    expect(store.environment.value).toBeUndefined();
    expect(callsOf(background, 'chooseForApi')).toEqual([
      ['a1', { environmentId: 'e1', onConnect: 'm1' }],
      ['a1', { environmentId: undefined, onConnect: 'm1' }],
    ]);
  });

  it('are apart for URLs that are not saved', async () => {
    const { store, background } = await openStore({ apis: [], compose: { environments: [environment] } });
    await store.choose({ environmentId: 'e1' });
    expect(callsOf(background, 'chooseForApi')).toEqual([['', { environmentId: 'e1' }]]);
    expect(store.environment.value?.name).toBe('dev');
  });

  it('take an environment that was just made', async () => {
    const { store } = await connected({});
    expect(await store.saveEnvironment({ name: 'new', variables: [] })).toBe(true);
    expect(store.environment.value?.name).toBe('new');
  });
});

describe('repeating', () => {
  it('asks for what is in the box, and remembers it as sent', async () => {
    const { store, background } = await connected();
    store.setMessage('{{$count}}');
    expect(await store.startRepeat(2)).toBe(true);
    expect(callsOf(background, 'startRepeat')).toEqual([
      [101, { text: '{{$count}}', form: 'text', seconds: 2 }, 'e1'],
    ]);
    expect(store.history.value).toEqual([{ text: '{{$count}}', kind: 'text' }]);
    await store.stopRepeat();
    expect(callsOf(background, 'stopRepeat')).toEqual([[101]]);
  });
});

describe('refusals', () => {
  it('of a saved message are told, and the list stays', async () => {
    const { store, background } = await connected();
    background.failNext('changeMessages', new Problem('message.name', 'The message needs a name.'));
    const message = { name: '', folder: '', text: 'x', form: 'text' as const };
    expect(await store.changeMessages({ type: 'save', message })).toBe(false);
    expect(store.trouble.value?.attempt.action).toBe('compose');
    expect(store.compose.value.messages).toEqual([]);
    expect(await store.changeMessages({ type: 'save', message })).toBe(true);
    expect(store.trouble.value).toBeUndefined();
  });
});

describe('the history', () => {
  it('comes back in a reopened popup, long messages aside', async () => {
    const { store, background } = await connected();
    for (const text of ['one', 'x'.repeat(5_000), '{{user}}']) {
      store.setMessage(text);
      await store.send();
    }
    store.flush();
    await settle();
    expect(background.world.draft.history).toEqual([
      { text: 'one', kind: 'text' },
      { text: '{{user}}', kind: 'text' },
    ]);
    const { store: next } = await openStore({ draft: background.world.draft });
    next.setMessage('');
    next.recall(-1);
    expect(next.message.value).toBe('{{user}}');
  });

  it('brings bytes back as bytes', async () => {
    const { store } = await connected();
    store.setMessageKind('hex');
    store.setMessage('0a');
    await store.send();
    store.setMessageKind('text');
    store.setMessage('');
    store.recall(-1);
    expect([store.message.value, store.messageKind.value]).toEqual(['0a', 'hex']);
  });
});
