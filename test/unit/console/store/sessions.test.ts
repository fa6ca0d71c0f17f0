import { describe, expect, it } from 'vitest';
import { mergeSessions } from '#console/store/mergeSessions.ts';
import { Problem } from '#core/problem.ts';
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

describe('deleting a session', () => {
  it('looks at the next latest one', async () => {
    const { store, background } = await three();
    expect(await store.deleteSessions([3])).toBeUndefined();
    expect(callsOf(background, 'removeSession')).toEqual([[3]]);
    expect(store.session.value?.id).toBe(2);
    expect(store.sessions.value.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('leaves a URL alone that was typed meanwhile', async () => {
    const { store } = await three();
    store.setUrl('wss://typed.example.com/dev');
    await store.deleteSessions([3]);
    expect(store.url.value).toBe('wss://typed.example.com/dev');
    expect(store.session.value).toBeUndefined();
  });

  it('made elsewhere leaves the inputs alone and looks at none', async () => {
    const { store, log } = await three();
    store.setTab('signature');
    log.drop(3);
    expect(store.session.value).toBeUndefined();
    expect(store.url.value).toBe(AWS_URL);
    expect(store.sessions.value.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('is over at once, whatever is still announced of it', async () => {
    const { store, background, log, clock } = await three();
    const { removeSession } = background;
    background.removeSession = async (id) => {
      log.put(session(clock.now(), { id, name: 'a last word' }));
      await removeSession(id);
    };
    const deleted = store.deleteSessions([3]);
    expect(store.sessions.value.map(({ id }) => id)).toEqual([2, 1]);
    await deleted;
    expect(store.sessions.value.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('that fails brings it back, and says why', async () => {
    const { store, background } = await three();
    background.failNext('removeSession', new Problem('log.write', 'The disk is full.'));
    const problem = await store.deleteSessions([1, 2]);
    expect(problem?.message).toBe('The disk is full.');
    expect(store.sessions.value.map(({ id }) => id)).toEqual([3, 1]);
    expect(store.trouble.value).toBeUndefined();
  });
});

describe('changing a session', () => {
  it('names and pins it', async () => {
    const { store, background } = await three();
    await store.changeSession(2, { name: 'before the fix' });
    await store.changeSession(2, { pinned: true });
    expect(callsOf(background, 'changeSession')).toEqual([
      [2, { name: 'before the fix' }],
      [2, { pinned: true }],
    ]);
    expect(store.sessions.value[1]).toMatchObject({ name: 'before the fix', pinned: true });
  });

  it('that is refused leaves it as it was', async () => {
    const { store, background } = await three();
    background.failNext('changeSession', new Problem('session.name', 'This name is too long.'));
    expect((await store.changeSession(2, { name: 'x' }))?.id).toBe('session.name');
    expect(store.sessions.value[1]?.name).toBe('Chat, production');
  });
});

describe('connecting again', () => {
  it('takes URL, profile, subprotocols, validity, scope and keep-alive of the session', async () => {
    const { store, background } = await openStore({}, (log, now) => {
      log.put(session(now, { id: 1, url: OTHER, subprotocols: ['v2', 'chat'], state: 'closed' }), {
        id: 1,
        signature: trace(now, { region: 'eu-west-3', service: 'execute-api', expires: 900 }),
        keepAlive: { seconds: 90, message: '{"action":"stay"}' },
      });
    });
    await store.connectAgain(1);
    const [[request]] = callsOf(background, 'connect') as [[object]];
    expect(request).toMatchObject({
      url: OTHER,
      profileId: 'p1',
      region: 'eu-west-3',
      service: 'execute-api',
      expires: 900,
      subprotocols: ['v2', 'chat'],
      keepAlive: { seconds: 90, message: '{"action":"stay"}' },
    });
    expect(store.session.value?.id).toBeGreaterThan(1);
  });

  it('overrides nothing that the host says itself', async () => {
    const { store } = await three();
    await store.connectAgain(3);
    expect([store.region.value, store.service.value]).toEqual(['', '']);
  });

  it('does not sign with other keys where the profile is gone', async () => {
    const { store, background } = await openStore({}, (log, now) => {
      log.put(session(now, { id: 1, profileId: 'gone', profileName: 'old', state: 'closed' }));
    });
    await store.connectAgain(1);
    expect(callsOf(background, 'connect')).toEqual([]);
    expect(store.trouble.value?.problem.message).toContain('“old”');
    expect(store.url.value).toBe(AWS_URL);
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
