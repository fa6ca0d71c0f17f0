import { beforeEach, describe, expect, it } from 'vitest';
import { setUpSockets } from './socketsSupport.ts';
import { FakeSocket, REQUEST } from './support.ts';

beforeEach(() => {
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});

describe('send', () => {
  it('is refused while the connection is not open', async () => {
    const { host, open } = setUpSockets();
    const { id, socket } = await open();
    const send = () => host.send(id, { kind: 'text', text: 'x' });
    await expect(send()).rejects.toMatchObject({
      id: 'session.closed',
      message: 'The connection is not open yet, so nothing was sent.',
    });
    socket.opens();
    await host.close(id);
    await expect(send()).rejects.toMatchObject({ id: 'session.closed' });
    socket.ends(1000);
    await expect(send()).rejects.toMatchObject({ id: 'session.closed' });
    await expect(host.send(99, { kind: 'text', text: 'x' })).rejects.toMatchObject({ id: 'session.closed' });
    expect(socket.sent).toEqual([]);
  });

  it('refuses what is not base64, and sends nothing of it', async () => {
    const { host, open, rows } = setUpSockets();
    const { id, socket } = await open();
    socket.opens();
    await expect(host.send(id, { kind: 'binary', base64: 'a*b' })).rejects.toMatchObject({
      id: 'message.base64',
    });
    expect(socket.sent).toEqual([]);
    expect(rows.some(({ direction }) => direction === 'sent')).toBe(false);
  });
});

describe('the host', () => {
  it('holds several sockets apart, and asks to be kept alive from the first to the last', async () => {
    const { open, keepAlive, rows } = setUpSockets();
    const one = await open();
    const two = await open();
    expect(keepAlive.mock.calls).toEqual([[true]]);
    one.socket.opens();
    two.socket.opens();
    two.socket.receives('for two');
    one.socket.receives('for one');
    expect(
      rows.filter(({ direction }) => direction === 'received').map(({ id, payload }) => [id, payload]),
    ).toEqual([
      [two.id, 'for two'],
      [one.id, 'for one'],
    ]);
    one.socket.ends(1000);
    expect(keepAlive.mock.calls).toEqual([[true]]);
    two.socket.ends(1000);
    expect(keepAlive.mock.calls).toEqual([[true], [false]]);
  });

  it('closes a socket whose session is removed, and logs nothing more of it', async () => {
    const { host, open, calls, rows, keepAlive } = setUpSockets();
    const { id, socket } = await open();
    socket.opens();
    const before = rows.length;
    await host.remove(id);
    socket.receives('late');
    socket.ends(1000);
    expect(socket.closedWith).toEqual([1000]);
    expect(rows).toHaveLength(before);
    expect(calls).toContain(`remove ${id}`);
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });

  it('tells that a session is closed whose removal failed', async () => {
    const { host, open, log, events, state } = setUpSockets();
    const { id, socket } = await open();
    socket.opens();
    log.remove = () => Promise.reject(new Error('disk full'));
    await expect(host.remove(id)).rejects.toThrow('disk full');
    expect(socket.closedWith).toEqual([1000]);
    expect(events().at(-1)).toBe('closed to be deleted, which failed');
    expect(state()).toMatchObject({ state: 'closed', endedAt: 1_005_000, buffered: 0 });
    await expect(host.remove(id)).rejects.toThrow('disk full');
    expect(events().filter((text) => String(text).includes('deleted'))).toHaveLength(1);
  });

  it('closes all sockets before it wipes the log, and none otherwise', async () => {
    const { host, open, calls } = setUpSockets();
    const { socket } = await open();
    socket.opens();
    await host.begin({ wipe: false });
    expect(socket.closedWith).toEqual([]);
    await host.begin({ wipe: true });
    expect(socket.closedWith).toEqual([1000]);
    expect(calls.slice(-2)).toEqual(['begin false', 'begin true']);
  });

  it('opens nothing when the session cannot be stored', async () => {
    const { host, log } = setUpSockets();
    log.createSession = () => Promise.reject(new Error('full'));
    await expect(host.open(REQUEST)).rejects.toThrow('full');
    expect(FakeSocket.made).toEqual([]);
  });

  it('clears through the log', async () => {
    const { host, calls } = setUpSockets();
    await host.clear(7);
    expect(calls).toEqual(['clear 7']);
  });
});
