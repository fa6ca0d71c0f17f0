import { describe, expect, it, vi } from 'vitest';
import { connected, gatewayFor } from './fixture.ts';

const echo = (bytes: number): string => {
  const start = '{"action":"echo","pad":"';
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

describe('limits', () => {
  it('takes a frame of 32 KB', async () => {
    const line = await connected(await gatewayFor());
    line.send(echo(32_768));
    expect(await line.next()).toHaveLength(32_768);
  });

  it('closes with 1009 on a frame of one byte more, and answers nothing', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send(echo(32_769));
    expect((await line.closed).code).toBe(1009);
    expect(gateway.stats().messagesOut).toBe(0);
  });

  const sendInFrames = (ws: Awaited<ReturnType<typeof connected>>['ws'], text: string): void => {
    for (let at = 0; at < text.length; at += 32_768)
      ws.send(text.slice(at, at + 32_768), { fin: at + 32_768 >= text.length });
  };

  it('takes a message of 128 KB in frames of 32 KB', async () => {
    const line = await connected(await gatewayFor());
    sendInFrames(line.ws, echo(131_072));
    expect(await line.next()).toHaveLength(131_072);
  });

  it('closes with 1009 on a message of one byte more', async () => {
    const line = await connected(await gatewayFor());
    sendInFrames(line.ws, echo(131_073));
    expect((await line.closed).code).toBe(1009);
  });

  it('closes with 1003 on a binary frame', async () => {
    const line = await connected(await gatewayFor());
    line.send(Buffer.from([1, 2, 3]));
    expect((await line.closed).code).toBe(1003);
  });

  it('echoes binary frames where that was asked for', async () => {
    const line = await connected(await gatewayFor({ binary: 'echo' }));
    line.send(Buffer.from([1, 2, 255]));
    expect([...(await line.nextBinary())]).toEqual([1, 2, 255]);
  });

  it('closes with 1001 "Going away" after the idle time', async () => {
    const gateway = await gatewayFor({ limits: { idleMs: 60 } });
    const line = await connected(gateway);
    expect(await line.closed).toEqual({ code: 1001, reason: 'Going away' });
    await vi.waitFor(() => expect(gateway.disconnects).toMatchObject([{ code: 1001 }]));
    expect(gateway.connections()).toEqual([]);
  });

  it('begins the idle time anew with every frame, whoever sends it', async () => {
    const gateway = await gatewayFor({ limits: { idleMs: 200 } });
    const line = await connected(gateway);
    const opened = performance.now();
    line.send({ action: 'ticker', rate: 20, size: 64, count: 10 });
    expect((await line.closed).code).toBe(1001);
    expect(performance.now() - opened).toBeGreaterThan(600);
  });

  it('closes with 1001 after the duration, traffic or not', async () => {
    const gateway = await gatewayFor({ limits: { durationMs: 150 } });
    const line = await connected(gateway);
    line.send({ action: 'ticker', rate: 100, size: 64 });
    expect(await line.closed).toEqual({ code: 1001, reason: 'Going away' });
  });

  it('survives a client that breaks the protocol', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    // Reserved bits set and no mask: RFC 6455, sections 5.1 and 5.2.
    (line.ws as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from([0xf1, 0x01, 0x61]),
    );
    expect((await line.closed).code).toBe(1002);
    const next = await connected(gateway);
    next.send({ action: 'echo' });
    expect(await next.next()).toBe('{"action":"echo"}');
  });

  it('dropAll cuts every connection', async () => {
    const gateway = await gatewayFor();
    const lines = [await connected(gateway), await connected(gateway)];
    gateway.dropAll();
    expect(await Promise.all(lines.map((line) => line.closed))).toMatchObject([
      { code: 1006 },
      { code: 1006 },
    ]);
  });
});
