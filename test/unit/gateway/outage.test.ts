import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { connected, gatewayFor } from './fixture.ts';

describe('an outage on order', () => {
  it('closeAll closes every WebSocket with that code and reason', async () => {
    const gateway = await gatewayFor();
    const lines = await Promise.all([connected(gateway), connected(gateway)]);
    gateway.closeAll(1001, 'Going away');
    for (const line of lines) expect(await line.closed).toEqual({ code: 1001, reason: 'Going away' });
    await vi.waitFor(() => expect(gateway.connections()).toEqual([]));
  });

  it.each(['end', 'reset'] as const)(
    'dropAll by %s leaves the clients without a close frame',
    async (how) => {
      const gateway = await gatewayFor();
      const line = await connected(gateway);
      const faults: string[] = [];
      // `ws` keeps the socket's own error to itself.
      (line.ws as unknown as { _socket: Socket })._socket.on('error', ({ message }) => faults.push(message));
      gateway.dropAll(how);
      expect(await line.closed).toEqual({ code: 1006, reason: '' });
      expect(faults.join()).toMatch(how === 'reset' ? /ECONNRESET/ : /^$/);
      expect((await connected(gateway)).ws.readyState).toBe(1);
    },
  );

  it('stop refuses all connections until resume, on the same port with the same keys', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    await gateway.stop();
    expect((await line.closed).code).toBe(1006);
    await expect(connected(gateway)).rejects.toThrow('ECONNREFUSED');
    await gateway.resume();
    const again = await connected(gateway);
    again.send({ action: 'echo' });
    expect(await again.next()).toContain('echo');
    expect(gateway.stats().accepted).toBe(2);
  });

  it('can be closed while it is stopped', async () => {
    const gateway = await gatewayFor();
    await gateway.stop();
    await expect(gateway.close()).resolves.toBeUndefined();
  });
});
