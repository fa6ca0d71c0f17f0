import { describe, expect, it, vi } from 'vitest';
import { createSocketHost } from '#host/sockets.ts';
import type { HostSocket } from '#messaging/capture.ts';
import { createLog, DRAFT, TRACE, textOf } from '../log/support.ts';
import { FakeSocket } from './support.ts';

const PAGE = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' } as const;
const CREATED: NonNullable<HostSocket['created']> = {
  ...DRAFT,
  profileId: '',
  profileName: '',
  page: PAGE,
  signature: TRACE,
};
const HANDSHAKE = { status: 0, requestHeaders: [], responseHeaders: [] };

/** A host on a real log, whose timers ring when the test says so. */
function setUp() {
  const { writer, openReader } = createLog();
  let time = 5_000;
  const timers: { at: number; ring: () => void }[] = [];
  const keepAlive = vi.fn();
  const host = createSocketHost({
    WebSocket: FakeSocket,
    log: writer,
    now: () => time,
    performanceNow: () => time,
    later(ring, ms) {
      const timer = { at: time + ms, ring };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    random: () => 0.5,
    uuid: () => crypto.randomUUID(),
    signAgain: () => Promise.reject(new Error('not asked to')),
    keepAlive,
  });
  const reader = openReader();
  return {
    host,
    writer,
    reader,
    keepAlive,
    tell: (...sockets: HostSocket[]) => host.capture({ capture: 'panel', sockets }),
    pass(ms: number) {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.ring();
      }
    },
    async record(id = 1) {
      await writer.flush();
      return (await reader.sessions()).find((one) => one.id === id);
    },
    async rows(id = 1) {
      await writer.flush();
      return (await reader.rows(id, 0, 99)).map((row) => `${row.direction} ${textOf(row)}`);
    },
  };
}

const row = (payload: string, more = {}) => ({
  time: 6_000,
  direction: 'received' as const,
  kind: 'text' as const,
  payload,
  ...more,
});

describe('a page’s socket', () => {
  it('becomes a session with its rows, its state and what the browser recorded', async () => {
    const { tell, record, rows, reader } = setUp();
    const sent = { sent: { host: 'abc' } as never };
    expect(await tell({ ref: 'a', created: { ...CREATED, ...sent } })).toEqual({ sessions: { a: 1 } });
    expect(await record()).toMatchObject({ state: 'connecting', page: PAGE, profileId: '' });
    const reply = await tell({
      ref: 'a',
      rows: [row('hello'), row('AAEC', { direction: 'sent', kind: 'binary' })],
      change: { state: 'open', openedAt: 5_500, handshakeMs: 80, page: { dropped: 3 } },
      handshake: { ...HANDSHAKE, status: 101 },
    });
    expect(reply).toEqual({ sessions: { a: 1 } });
    expect(await record()).toMatchObject({
      state: 'open',
      openedAt: 5_500,
      page: { ...PAGE, dropped: 3, status: 101 },
      sent: { frames: 1, bytes: 3 },
      received: { frames: 1, bytes: 5 },
      largestSent: 3,
      sentBinary: true,
    });
    expect(await rows()).toEqual(['received hello', 'sent \u0000\u0001\u0002']);
    expect(await reader.detail(1)).toEqual({
      id: 1,
      signature: TRACE,
      ...sent,
      handshake: { ...HANDSHAKE, status: 101 },
    });
  });

  it('tells in a row of its own that only the beginning of a message is there', async () => {
    const { tell, rows, record } = setUp();
    await tell({
      ref: 'a',
      created: CREATED,
      rows: [
        row('beginning', { size: 2_000_000, direction: 'sent' }),
        row('', { kind: 'binary', size: 1_234 }),
        row('whole', { size: 5 }),
      ],
    });
    expect(await rows()).toEqual([
      'sent beginning',
      'event the message above has 2.0 MB, of which the first 9 B were recorded',
      'received ',
      'event the message above has 1.2 kB, which were not read',
      'received whole',
    ]);
    expect(await record()).toMatchObject({ largestSent: 2_000_000, sentBinary: false });
  });

  it('has the status of a refusal also where it is told after the end', async () => {
    const { tell, record, reader } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'failed', endedAt: 5_100 } });
    expect(await record()).toMatchObject({ state: 'failed' });
    await tell({ ref: 'a', handshake: { ...HANDSHAKE, error: 'Unexpected response code: 403' } });
    expect(await record()).toMatchObject({ state: 'failed', endedAt: 5_100, page: { status: 403 } });
    expect((await reader.detail(1))?.handshake?.error).toBe('Unexpected response code: 403');
  });

  it.each([
    ['open after it closed', [{ state: 'open' }, { state: 'closed' }, { state: 'open' }]],
    ['connecting after it was open', [{ state: 'open' }, { state: 'connecting' }]],
    ['refused after it was open', [{ state: 'open' }, { state: 'failed' }]],
  ] as const)('is never %s', async (_, changes) => {
    const { tell, record, rows } = setUp();
    await tell({ ref: 'a', created: CREATED });
    for (const change of changes.slice(0, -1)) await tell({ ref: 'a', change });
    const before = await record();
    await expect(tell({ ref: 'a', rows: [row('x')], change: changes.at(-1)! })).rejects.toMatchObject({
      id: 'capture.invalid',
    });
    expect(await record()).toEqual(before);
    expect(await rows()).toEqual([]);
  });

  it('can be neither sent through nor closed here', async () => {
    const { tell, host } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'open' } });
    await expect(host.send(1, { kind: 'text', text: 'x' })).rejects.toMatchObject({ id: 'session.page' });
    await expect(host.close(1)).rejects.toMatchObject({ id: 'session.page' });
  });

  it('stays away once the person has removed it, whatever is told of it', async () => {
    const { tell, host, record, keepAlive } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'open' } });
    await host.remove(1);
    expect(keepAlive.mock.calls).toEqual([[true], [false]]);
    await tell({ ref: 'a', created: CREATED, rows: [row('x')], change: { state: 'closed' } });
    expect(await record()).toBeUndefined();
    expect(await record(2)).toBeUndefined();
  });
});

describe('a batch', () => {
  it('of a socket that is not known is refused as a whole, and taken once it is introduced', async () => {
    const { tell, rows, record } = setUp();
    await tell({ ref: 'a', created: CREATED });
    const batch = [
      { ref: 'a', rows: [row('one')] },
      { ref: 'b', rows: [row('two')] },
    ];
    await expect(tell(...batch)).rejects.toMatchObject({ id: 'capture.unknown' });
    expect(await rows()).toEqual([]);
    expect(await tell(...batch.map((one) => ({ ...one, created: CREATED })))).toEqual({
      sessions: { a: 1, b: 2 },
    });
    expect([await rows(1), await rows(2)]).toEqual([['received one'], ['received two']]);
    expect(await record(3)).toBeUndefined();
  });

  it('is logged in the order in which it came', async () => {
    const { tell, rows } = setUp();
    await Promise.all([
      tell({ ref: 'a', created: CREATED, rows: [row('1')] }),
      ...['2', '3', '4'].map((text) => tell({ ref: 'a', rows: [row(text)] })),
    ]);
    expect(await rows()).toEqual(['received 1', 'received 2', 'received 3', 'received 4']);
  });

  it('is logged once, however often and in whatever parts its batch is handed over', async () => {
    const { host, rows } = setUp();
    const a = { ref: 'a', created: CREATED, change: { state: 'open' as const }, rows: [row('a1')] };
    const b = { ref: 'b', created: CREATED, rows: [row('b1')] };
    const hand = (number: number, ...sockets: HostSocket[]) =>
      host.capture({ capture: 'panel', number, sockets });
    const first = await hand(1, a);
    expect(await hand(1, a)).toEqual(first);
    expect(await hand(1, a, b)).toEqual({ sessions: { a: 1, b: 2 } });
    await hand(2, { ref: 'a', rows: [row('a2')] });
    await hand(1, { ref: 'a', rows: [row('a1')] });
    expect([await rows(1), await rows(2)]).toEqual([['received a1', 'received a2'], ['received b1']]);
  });

  it('is logged by the second try where the first one failed', async () => {
    const { host, rows, writer } = setUp();
    const told = { ref: 'a', created: CREATED, handshake: HANDSHAKE, rows: [row('one')] };
    const broken = vi.spyOn(writer, 'createSession').mockRejectedValueOnce(new Error('The disk is full.'));
    const hand = () => host.capture({ capture: 'panel', number: 1, sockets: [told] });
    await expect(hand()).rejects.toThrow();
    await hand();
    expect(broken).toHaveBeenCalledTimes(2);
    expect(await rows()).toEqual(['received one']);
  });

  it('of one panel says nothing of another’s sockets of the same name', async () => {
    const { tell, host } = setUp();
    await tell({ ref: 'a', created: CREATED });
    const other = { capture: 'other', sockets: [{ ref: 'a', created: CREATED }] };
    expect(await host.capture(other)).toEqual({ sessions: { a: 2 } });
  });
});

describe('a panel that is gone', () => {
  it('leaves its open sockets behind as lost, and its ended ones as they are', async () => {
    const { tell, host, record, rows, keepAlive } = setUp();
    await tell(
      { ref: 'a', created: CREATED, change: { state: 'open' } },
      { ref: 'b', created: CREATED, change: { state: 'failed', endedAt: 5_000 } },
    );
    await host.endCapture('panel');
    expect(await record(1)).toMatchObject({ state: 'lost', endedAt: 5_000 });
    expect(await rows(1)).toEqual(['event DevTools was closed; the page’s socket may live on']);
    expect(await record(2)).toMatchObject({ state: 'failed' });
    expect(keepAlive.mock.calls).toEqual([[true], [false]]);
  });

  it('is taken for gone after half a minute without a word, not while it says that it is there', async () => {
    const { tell, pass, record } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'open' } });
    pass(29_000);
    await tell();
    pass(29_000);
    expect(await record()).toMatchObject({ state: 'open' });
    pass(1_000);
    expect(await record()).toMatchObject({ state: 'lost' });
  });

  it('goes on in the same session when it is heard of again', async () => {
    const { tell, pass, record, rows, keepAlive } = setUp();
    await tell({ ref: 'a', created: CREATED, rows: [row('one')], change: { state: 'open' } });
    pass(30_000);
    expect(await record()).toMatchObject({ state: 'lost' });
    await tell();
    const again = await record();
    expect(again).toMatchObject({ state: 'open' });
    expect(again?.endedAt).toBeUndefined();
    await tell({ ref: 'a', rows: [row('two')] });
    await tell({ ref: 'a', change: { state: 'closed', endedAt: 40_000 } });
    expect(await record()).toMatchObject({ state: 'closed', received: { frames: 2 } });
    expect(await rows()).toEqual([
      'received one',
      'event nothing was heard of DevTools for half a minute; the page’s socket may live on',
      'event DevTools tells of the page’s socket again; what came meanwhile may be missing',
      'received two',
    ]);
    expect(keepAlive.mock.calls).toEqual([[true], [false], [true], [false]]);
  });

  it('is asked to tell all again where its session was removed meanwhile, or it comes too late', async () => {
    const { tell, pass, writer } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'open' } });
    pass(30_000);
    await writer.flush();
    await writer.remove(1);
    await expect(tell({ ref: 'a', rows: [row('x')] })).rejects.toMatchObject({ id: 'capture.unknown' });
    expect(await tell({ ref: 'a', created: CREATED, change: { state: 'open' } })).toEqual({
      sessions: { a: 2 },
    });
    pass(30_000);
    pass(600_000);
    await expect(tell({ ref: 'a', rows: [row('x')] })).rejects.toMatchObject({ id: 'capture.unknown' });
  });

  it('has nothing left to tell of once the log is wiped', async () => {
    const { tell, host, record, keepAlive } = setUp();
    await tell({ ref: 'a', created: CREATED, change: { state: 'open' } });
    await host.begin({ wipe: true });
    expect(await record()).toBeUndefined();
    expect(keepAlive).toHaveBeenLastCalledWith(false);
    await expect(tell({ ref: 'a', rows: [row('x')] })).rejects.toMatchObject({ id: 'capture.unknown' });
  });
});
