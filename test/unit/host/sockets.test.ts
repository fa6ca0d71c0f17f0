import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpSockets } from './socketsSupport.ts';
import { FakeSocket, REQUEST, SIGNED } from './support.ts';

beforeEach(() => {
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});

describe('a connection', () => {
  it('opens the signed URL with the subprotocols, and logs each step', async () => {
    const { host, events, state, pass, rows } = setUpSockets();
    await host.open({ ...REQUEST, subprotocols: ['chat', 'v2'] });
    const socket = FakeSocket.made[0]!;
    expect([socket.url, socket.protocols, socket.binaryType]).toEqual([
      SIGNED,
      ['chat', 'v2'],
      'arraybuffer',
    ]);
    pass(83.6);
    socket.opens('v2');
    expect(state()).toMatchObject({
      state: 'open',
      subprotocol: 'v2',
      extensions: '',
      openedAt: 1_005_083.6,
    });
    expect(state().handshakeMs).toBeCloseTo(83.6);
    pass(10);
    socket.ends(1001, 'Going to lunch');
    expect(events()).toEqual([
      'connecting to api.example.com/dev as ASIA…MPLE',
      'connected in 84 ms, subprotocol v2',
      'closed 1001 Going away: Going to lunch',
    ]);
    expect(rows.some(({ bad }) => bad)).toBe(false);
    expect(state()).toMatchObject({
      state: 'closed',
      endedAt: 1_005_093.6,
      close: { code: 1001, reason: 'Going to lunch', wasClean: true },
      buffered: 0,
    });
  });

  it('logs what is received at the time it came, text and binary', async () => {
    const { open, rows, pass } = setUpSockets();
    const { socket } = await open();
    socket.opens();
    pass(1.5);
    socket.receives('{"a":1}');
    pass(0.25);
    socket.receives(new Uint8Array([1, 2]).buffer);
    expect(rows.filter(({ direction }) => direction === 'received')).toEqual([
      { id: 1, time: 1_005_001.5, direction: 'received', kind: 'text', payload: '{"a":1}' },
      {
        id: 1,
        time: 1_005_001.75,
        direction: 'received',
        kind: 'binary',
        payload: new Uint8Array([1, 2]).buffer,
      },
    ]);
  });

  it('sends text as it is, and base64 as bytes', async () => {
    const { host, open, rows } = setUpSockets();
    const { id, socket } = await open();
    socket.opens();
    await host.send(id, { kind: 'text', text: 'grüße' });
    await host.send(id, { kind: 'binary', base64: 'AQL/' });
    expect(socket.sent).toEqual(['grüße', new Uint8Array([1, 2, 255])]);
    expect(rows.filter(({ direction }) => direction === 'sent').map(({ kind }) => kind)).toEqual([
      'text',
      'binary',
    ]);
  });

  it('tells how much of what was sent still waits, until it is gone', async () => {
    vi.useFakeTimers();
    try {
      const { host, open, patches } = setUpSockets();
      const { id, socket } = await open();
      socket.opens();
      socket.bufferedAmount = 900;
      await host.send(id, { kind: 'text', text: 'x' });
      socket.bufferedAmount = 400;
      vi.advanceTimersByTime(100);
      socket.bufferedAmount = 0;
      vi.advanceTimersByTime(100);
      expect(patches.flatMap(({ buffered }) => buffered ?? [])).toEqual([900, 400, 0]);
      expect(vi.getTimerCount()).toBe(0);
      socket.bufferedAmount = 50;
      await host.send(id, { kind: 'text', text: 'y' });
      socket.ends(1006, '', false);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says what was never sent when it closes', async () => {
    const { open, events, state } = setUpSockets();
    const { socket } = await open();
    socket.opens();
    socket.bufferedAmount = 12_000;
    socket.ends(1006, '', false);
    expect(events().at(-1)).toBe('closed 1006 Connection lost (12.0 kB were never sent)');
    expect(state().buffered).toBe(0);
  });

  it.each([
    [1000, false],
    [1001, false],
    [1005, false],
    [1006, true],
    [1009, true],
    [1011, true],
    [4001, false],
  ])('that closes with %i is a fault: %s', async (code, bad) => {
    const { open, rows } = setUpSockets();
    const { socket } = await open();
    socket.opens();
    socket.ends(code);
    expect(rows.at(-1)?.bad).toBe(bad);
  });

  it('that never opens has failed', async () => {
    const { open, state, events, rows } = setUpSockets();
    const { socket } = await open();
    socket.ends(1006, '', false);
    expect(state()).toMatchObject({ state: 'failed', close: { code: 1006, wasClean: false } });
    expect(events().at(-1)).toBe('not connected: handshake refused or never answered (1006)');
    expect(rows.at(-1)?.bad).toBe(true);
  });

  it('that the person gives up before it opens has closed, not failed', async () => {
    const { host, open, state, events, rows } = setUpSockets();
    const { id, socket } = await open();
    await host.close(id);
    expect(state().state).toBe('closing');
    socket.ends(1006, '', false);
    expect(state().state).toBe('closed');
    expect(events().at(-1)).toBe('disconnected before the connection was open');
    expect(rows.at(-1)?.bad).toBe(false);
  });

  it('is closed with 1000, once', async () => {
    const { host, open, state } = setUpSockets();
    const { id, socket } = await open();
    socket.opens();
    await host.close(id);
    await host.close(id);
    expect(socket.closedWith).toEqual([1000]);
    expect(state().state).toBe('closing');
    socket.receives('on the way already');
    socket.ends(1000);
    expect(state().state).toBe('closed');
    await host.close(id);
    expect(socket.closedWith).toEqual([1000]);
  });
});

describe('a constructor that throws', () => {
  it.each([
    ['two words', 'wss://h/', 'SyntaxError', '“two words” cannot be a subprotocol'],
    ['chat', 'ftp://h/', 'SyntaxError', 'a WebSocket URL begins with wss:, not ftp:'],
    ['chat', 'no url', 'SyntaxError', 'the browser does not take the URL'],
    ['chat', 'wss://h/', 'SecurityError', 'the browser does not allow connections to this address or port'],
    ['chat', 'wss://h/', 'SyntaxError', 'took neither this URL nor these subprotocols (SyntaxError)'],
  ])('with subprotocol %s and URL %s (%s) gives a failed session with the reason', async (...row) => {
    const [subprotocol, url, name, expected] = row;
    const { host, keepAlive, events, state, rows } = setUpSockets();
    FakeSocket.refuse = new DOMException(`The URL '${SIGNED}' is invalid.`, name);
    const id = await host.open({ ...REQUEST, url, subprotocols: [subprotocol] });
    expect(state(id)).toMatchObject({ state: 'failed' });
    expect(events().at(-1)).toContain(expected);
    expect(rows.at(-1)?.bad).toBe(true);
    expect(keepAlive).not.toHaveBeenCalled();
    await expect(host.send(id, { kind: 'text', text: 'x' })).rejects.toMatchObject({ id: 'session.closed' });
  });

  it('leaves no trace of the signed URL', async () => {
    const { host, rows, patches } = setUpSockets();
    FakeSocket.refuse = new DOMException(`The URL '${SIGNED}' is invalid.`, 'SyntaxError');
    await host.open(REQUEST);
    expect(JSON.stringify([rows, patches])).not.toMatch(/feedc0de|SECRETTOKEN|app=1/);
  });
});
