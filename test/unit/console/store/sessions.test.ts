import { describe, expect, it } from 'vitest';
import { mergeSessions } from '#console/store/mergeSessions.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { AWS_URL, session, trace } from '#test/harness/console/samples.ts';
import { callsOf, openStore } from './openStore.ts';

const OTHER = 'wss://ws.example.com/other';

/** Three sessions, the last one looked at. */
const three = (draft: object = { url: AWS_URL, profileId: 'p1', sessionId: 3 }) =>
  openStore({ draft }, (log, now) => {
    log.put(session(now, { id: 1, url: OTHER, name: 'other' }), {
      id: 1,
      signature: trace(now, { region: 'eu-west-3', service: 'execute-api' }),
    });
    log.put(
      session(now, {
        id: 2,
        state: 'closed',
        endedAt: now,
        close: { code: 1000, reason: '', wasClean: true },
      }),
    );
    log.put(session(now, { id: 3 }), { id: 3, signature: trace(now) });
  });

describe('which session is looked at on opening', () => {
  it('is the one of last time', async () => {
    const { store } = await three();
    expect(store.session.value?.id).toBe(3);
    expect(store.detail.value?.id).toBe(3);
  });

  it('is the latest open one where that is gone', async () => {
    const { store } = await three({ url: AWS_URL, profileId: 'p1', sessionId: 99 });
    expect(store.session.value?.id).toBe(3);
  });

  it('is none where a new connection was begun', async () => {
    const { store } = await three({ url: AWS_URL, profileId: 'p1', sessionId: 0 });
    expect(store.session.value).toBeUndefined();
  });
});

describe('choosing a session', () => {
  it('puts its URL into the box and takes the scope that it was signed with', async () => {
    const { store } = await three();
    store.chooseSession(1);
    await settle();
    expect(store.url.value).toBe(OTHER);
    expect(store.scope.value).toMatchObject({
      region: { value: 'eu-west-3' },
      service: { value: 'execute-api' },
    });
    expect(store.differs.value).toBe(false);
  });

  it('drops a detail that comes after another session was chosen', async () => {
    const { store } = await three();
    store.chooseSession(1);
    store.newConnection();
    await settle();
    expect(store.session.value).toBeUndefined();
    expect(store.detail.value).toBeUndefined();
  });

  it('knows when the URL box holds something else', async () => {
    const { store } = await three();
    expect(store.differs.value).toBe(false);
    store.setUrl(OTHER);
    expect(store.differs.value).toBe(true);
  });
});

describe('removing a session', () => {
  it('looks at the next latest one', async () => {
    const { store, background } = await three();
    await store.removeSession(3);
    expect(callsOf(background, 'removeSession')).toEqual([[3]]);
    expect(store.session.value?.id).toBe(2);
    expect(store.sessions.value.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('leaves a URL alone that was typed meanwhile', async () => {
    const { store } = await three();
    store.setUrl('wss://typed.example.com/dev');
    await store.removeSession(3);
    expect(store.url.value).toBe('wss://typed.example.com/dev');
    expect(store.session.value).toBeUndefined();
  });

  it('follows a removal made elsewhere', async () => {
    const { store, log } = await three();
    log.drop(3);
    expect(store.session.value?.id).toBe(2);
  });
});

it('begins a new connection without closing the old one', async () => {
  const { store, background } = await three();
  store.newConnection();
  expect(store.session.value).toBeUndefined();
  expect(store.url.value).toBe(AWS_URL);
  expect(background.calls).toEqual([]);
  await store.connect();
  expect(store.sessions.value).toHaveLength(4);
});

it('clears the frames of the session that is looked at', async () => {
  const { store, background } = await three();
  await store.clearFrames();
  expect(callsOf(background, 'clearFrames')).toEqual([[3]]);
  expect(store.session.value?.firstIndex).toBe(store.session.value?.nextIndex);
});

describe('announcements while the console opens', () => {
  /** What the log read before, and what is announced until the background answers. */
  const opening = (meanwhile: (log: Awaited<ReturnType<typeof three>>['log'], now: number) => void) =>
    openStore(
      { draft: { url: AWS_URL, profileId: 'p1', sessionId: 3 } },
      (log, now) => log.put(session(now, { id: 3 })),
      (background, log, now) => {
        const { overview } = background;
        background.overview = async () => {
          const answer = await overview();
          meanwhile(log, now);
          return answer;
        };
      },
    );

  it('are newer than what was read from the log', async () => {
    const { store } = await opening((log, now) => log.put(session(now, { id: 3, state: 'lost' })));
    expect(store.session.value?.state).toBe('lost');
  });

  it('remove what was read from the log', async () => {
    const { store } = await opening((log) => log.drop(3));
    expect(store.sessions.value).toEqual([]);
    expect(store.session.value).toBeUndefined();
  });
});

describe('announcements', () => {
  it('replace what they name, add what is new, latest first', () => {
    const now = Date.UTC(2026, 0, 1);
    const before = [session(now, { id: 5 }), session(now, { id: 2 })];
    const next = mergeSessions(before, {
      type: 'tail',
      sessions: [session(now, { id: 9 }), session(now, { id: 2, state: 'closed' })],
    });
    expect(next.map(({ id, state }) => [id, state])).toEqual([
      [9, 'open'],
      [5, 'open'],
      [2, 'closed'],
    ]);
    expect(next[1]).toBe(before[0]);
  });

  it('that change nothing leave the very same list', () => {
    const before = [session(0, { id: 5 })];
    expect(mergeSessions(before, { type: 'removed', ids: [7] })).toBe(before);
    expect(mergeSessions(before, { type: 'tail', sessions: [] })).toBe(before);
  });
});
