import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { SessionState } from '#core/session.ts';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import { createLog, textOf } from '../log/support.ts';
import { REQUEST } from './support.ts';

let server: WebSocketServer;
let origin: string;

beforeEach(async () => {
  server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: (offered) => [...offered].at(-1) ?? false,
    verifyClient: ({ req }: { req: IncomingMessage }) => !req.url?.startsWith('/refuse'),
  });
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

function setUp() {
  const { writer, openReader } = createLog();
  const host = createSocketHost({
    // `ws` follows the browsers' interface; its types differ in the events only.
    WebSocket: WebSocket as never,
    log: writer,
    now: () => Date.now(),
    performanceNow: () => performance.now(),
    later,
    random: () => 0,
    uuid: () => crypto.randomUUID(),
    signAgain: async (id) => ({
      signedUrl: `${origin}/again?X-Amz-Signature=feedc0de`,
      accessKeyId: 'ASIA…AGN1',
      signature: { ...REQUEST.signature, signedAt: 5_000 + id },
    }),
  });
  const reader = openReader();
  const record = async (id: number) => (await reader.sessions()).find((session) => session.id === id);
  const until = (id: number, done: (state: SessionState, nextIndex: number) => boolean) =>
    new Promise<void>((resolve) => {
      const look = async () => {
        const now = await record(id);
        if (!now || !done(now.state, now.nextIndex)) return;
        stop();
        resolve();
      };
      const stop = reader.subscribe(look);
      void look();
    });
  const open = (path: string, subprotocols: string[] = [], reconnect = false) =>
    host.open({
      ...REQUEST,
      reconnect,
      url: `${origin}${path}`,
      signedUrl: `${origin}${path}?X-Amz-Signature=feedc0de`,
      subprotocols,
    });
  return { host, writer, reader, record, until, open };
}

describe('the host on a real server', () => {
  it('logs a conversation from the handshake to the close', async () => {
    server.on('connection', (peer) => {
      peer.on('message', (data, binary) => peer.send(data, { binary }));
    });
    const { host, writer, reader, record, until, open } = setUp();
    const id = await open('/dev', ['a', 'b']);
    await until(id, (state) => state === 'open');
    await host.send(id, { kind: 'text', text: '{"action":"echo"} grüße' });
    await host.send(id, { kind: 'binary', base64: Buffer.from([0, 255, 7]).toString('base64') });
    await until(id, (_, nextIndex) => nextIndex === 6);
    await host.close(id);
    await until(id, (state) => state === 'closed');

    const rows = await reader.rows(id, 0, 99);
    expect(rows.map(({ direction, kind }) => `${direction} ${kind}`).toSorted()).toEqual([
      'event text',
      'event text',
      'event text',
      'received binary',
      'received text',
      'sent binary',
      'sent text',
    ]);
    const of = (direction: string, kind: string) =>
      rows.find((row) => row.direction === direction && row.kind === kind)!;
    expect(textOf(of('received', 'text'))).toBe('{"action":"echo"} grüße');
    expect([...of('received', 'binary').payload]).toEqual([0, 255, 7]);
    expect(rows.map(({ time }) => time)).toEqual(rows.map(({ time }) => time).toSorted((a, b) => a - b));
    expect(await record(id)).toMatchObject({
      state: 'closed',
      subprotocol: 'b',
      close: { code: 1000, wasClean: true },
      sent: { frames: 2, bytes: 28 },
      received: { frames: 2, bytes: 28 },
      service: 'execute-api',
      largestSent: 25,
      sentBinary: true,
    });
    for (const row of rows) expect(textOf(row)).not.toContain('feedc0de');
    await writer.close();
  });

  it('loses no frame of two streams at once', async () => {
    server.on('connection', (peer, { url }) => {
      const name = url?.slice(1, 4);
      for (let i = 0; i < 5_000; i++) peer.send(`${name} ${i}`);
      peer.close(4000, 'done');
    });
    const { writer, reader, record, until, open } = setUp();
    const [one, two] = await Promise.all([open('/one'), open('/two')]);
    await Promise.all([one, two].map((id) => until(id, (state) => state === 'closed')));
    for (const [id, name] of [
      [one, 'one'],
      [two, 'two'],
    ] as const) {
      const frames = (await reader.rows(id, 0, 6_000)).filter(({ direction }) => direction === 'received');
      expect(frames.map(textOf)).toEqual(Array.from({ length: 5_000 }, (_, i) => `${name} ${i}`));
      expect(await record(id)).toMatchObject({ close: { code: 4000, reason: 'done' }, nextIndex: 5_003 });
    }
    await writer.close();
  });

  it('logs a refused handshake as failed', async () => {
    const { writer, record, reader, until, open } = setUp();
    const id = await open('/refuse');
    await until(id, (state) => state === 'failed');
    expect(await record(id)).toMatchObject({ state: 'failed', close: { code: 1006 }, nextIndex: 2 });
    expect((await reader.rows(id, 1, 2))[0]).toMatchObject({ direction: 'event', bad: true });
    await writer.close();
  });

  it('logs a server that dies as a fault', async () => {
    server.on('connection', (peer) => peer.terminate());
    const { writer, record, until, open } = setUp();
    const id = await open('/dev');
    await until(id, (state) => state === 'closed');
    expect(await record(id)).toMatchObject({ close: { code: 1006, wasClean: false } });
    await writer.close();
  });

  it('goes on in the same log after a drop, with the new signature in the record', async () => {
    let dropped = false;
    server.on('connection', (peer, { url }) => {
      peer.send(`hello at ${url?.split('?')[0]}`);
      if (!dropped) setImmediate(() => peer.terminate());
      dropped = true;
    });
    const { writer, record, reader, until, open } = setUp();
    const id = await open('/dev', ['v1'], true);
    await until(id, (state, nextIndex) => state === 'open' && nextIndex >= 7);
    const rows = (await reader.rows(id, 0, 99)).map(textOf);
    expect(rows.filter((text) => text.startsWith('hello'))).toEqual(['hello at /dev', 'hello at /again']);
    expect(rows.find((text) => text.startsWith('connection dropped'))).toMatch(/1006 .+; attempt 1 in 0 ms$/);
    expect(rows.find((text) => text.startsWith('connected again'))).toMatch(
      /^connected again in \d+ ms, subprotocol v1, after a gap of \d+ ms \(attempt 1\)$/,
    );
    const now = await record(id);
    expect(now).toMatchObject({ connections: 2, reconnects: true, accessKeyId: 'ASIA…AGN1' });
    expect(now?.endedAt).toBeUndefined();
    expect(now?.close).toBeUndefined();
    expect((await reader.detail(id))?.signature?.signedAt).toBe(5_000 + id);
    for (const text of rows) expect(text).not.toContain('feedc0de');
    await writer.close();
  });

  it('takes a subprotocol that the constructor refuses as a failed session', async () => {
    const { writer, record, reader, open } = setUp();
    const id = await open('/dev', ['two words']);
    await writer.flush();
    expect(await record(id)).toMatchObject({ state: 'failed' });
    expect(textOf((await reader.rows(id, 1, 2))[0]!)).toContain('“two words” cannot be a subprotocol');
    await writer.close();
  });
});
