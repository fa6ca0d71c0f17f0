import { describe, expect, it, vi } from 'vitest';
import { createHostLink, type HostConnection } from '#background/hostLink.ts';
import { DEFAULT_RETENTION } from '#core/retention.ts';
import type { HostApi } from '#messaging/contract.ts';

function fakeHost() {
  const api = {
    open: vi.fn(async () => 1),
    send: vi.fn(),
    close: vi.fn(),
    clear: vi.fn(),
    remove: vi.fn(),
    retain: vi.fn(async () => {}),
    begin: vi.fn(),
    capture: vi.fn(async () => ({ sessions: { a: 1 } })),
    endCapture: vi.fn(),
  };
  return { api: api as unknown as HostApi, calls: api };
}

const link = (connect: () => Promise<HostConnection>, ready: Promise<unknown> = Promise.resolve()) =>
  // As storage does, it answers in a later task.
  createHostLink(connect, ready, () => new Promise((resolve) => setImmediate(resolve, DEFAULT_RETENTION)));

describe('the link to the host', () => {
  it('connects with the first call and stays connected', async () => {
    const { api, calls } = fakeHost();
    const connect = vi.fn(async () => ({ host: api, isAlive: async () => true }));
    const host = link(connect);
    expect(connect).not.toHaveBeenCalled();
    await host.close(1);
    await host.clear(1);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(calls.close).toHaveBeenCalledWith(1);
  });

  it('connects again when the host is gone', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({ host: hosts.shift()?.api as HostApi, isAlive: async () => alive }));
    const [, second] = hosts;
    const host = link(connect);
    await host.close(1);
    alive = false;
    await host.close(2);
    expect(second?.calls.close).toHaveBeenCalledWith(2);
  });

  it('has what the lost host left open ended by the next one, once', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({ host: hosts.shift()?.api as HostApi, isAlive: async () => alive }));
    const [first, second] = hosts;
    const host = link(connect);
    await host.close(1);
    expect(first?.calls.begin).not.toHaveBeenCalled();
    alive = false;
    const calls = [host.close(1), host.clear(2)];
    await Promise.all(calls);
    alive = true;
    await host.clear(1);
    expect(connect).toHaveBeenCalledTimes(2);
    expect(second?.calls.begin.mock.calls).toEqual([[{ wipe: false }]]);
    const [ended] = second?.calls.begin.mock.invocationCallOrder ?? [];
    expect(ended).toBeLessThan(second?.calls.close.mock.invocationCallOrder[0] ?? 0);
  });

  it('has what the lost host left open ended also where the first try of that failed', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({
      host: (hosts.shift() ?? second)?.api as HostApi,
      isAlive: async () => alive,
    }));
    const [, second] = hosts;
    const host = link(connect);
    await host.close(1);
    alive = false;
    second?.calls.begin.mockRejectedValueOnce(new Error('disk full'));
    await expect(host.close(1)).rejects.toThrow('disk full');
    alive = true;
    await host.close(1);
    expect(second?.calls.begin.mock.calls).toEqual([[{ wipe: false }], [{ wipe: false }]]);
    expect(second?.calls.close).toHaveBeenCalledOnce();
  });

  it('tells each host once how long sessions are kept, after what it was connected for', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({ host: hosts.shift()?.api as HostApi, isAlive: async () => alive }));
    const [first, second] = hosts;
    const host = link(connect);
    await host.close(1);
    await host.close(1);
    alive = false;
    await host.close(1);
    await new Promise(setImmediate);
    expect(second?.calls.retain.mock.calls).toEqual([[DEFAULT_RETENTION]]);
    expect(first?.calls.retain.mock.calls).toEqual([[DEFAULT_RETENTION]]);
    const [told] = first?.calls.retain.mock.invocationCallOrder ?? [];
    expect(told).toBeGreaterThan(first?.calls.close.mock.invocationCallOrder[0] ?? 0);
  });

  it('opens although the retention cannot be read', async () => {
    const { api, calls } = fakeHost();
    const connect = async () => ({ host: api, isAlive: async () => true });
    const host = createHostLink(connect, Promise.resolve(), () => Promise.reject(new Error('no disk')));
    await host.close(1);
    expect(calls.close).toHaveBeenCalledWith(1);
    expect(calls.retain).not.toHaveBeenCalled();
  });

  it('tries again after a connect that failed', async () => {
    const { api } = fakeHost();
    const connect = vi
      .fn<() => Promise<{ host: HostApi; isAlive(): Promise<boolean> }>>()
      .mockRejectedValueOnce(new Error('no page'))
      .mockResolvedValue({ host: api, isAlive: async () => true });
    const host = link(connect);
    await expect(host.close(1)).rejects.toThrow('no page');
    await expect(host.close(1)).resolves.toBeUndefined();
  });

  it('opens nothing before the log is settled', async () => {
    const { api } = fakeHost();
    const connect = vi.fn(async () => ({ host: api, isAlive: async () => true }));
    let settle = () => {};
    const ready = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const call = link(connect, ready).close(1);
    await Promise.resolve();
    expect(connect).not.toHaveBeenCalled();
    settle();
    await call;
    expect(connect).toHaveBeenCalledOnce();
  });

  it('makes no host for a panel that has nothing to tell, or is gone', async () => {
    const { api, calls } = fakeHost();
    const connect = vi.fn(async () => ({ host: api, isAlive: async () => true }));
    const retention = async () => DEFAULT_RETENTION;
    let exists = false;
    const host = createHostLink(connect, Promise.resolve(), retention, async () => exists);
    expect(await host.capture({ capture: 'c', sockets: [] })).toEqual({ sessions: {} });
    await host.endCapture('c');
    expect(connect).not.toHaveBeenCalled();
    expect(await host.capture({ capture: 'c', sockets: [{ ref: 'a' }] })).toEqual({ sessions: { a: 1 } });
    exists = true;
    await host.capture({ capture: 'c', sockets: [] });
    await host.endCapture('c');
    expect(calls.capture).toHaveBeenCalledTimes(2);
    expect(calls.endCapture).toHaveBeenCalledWith('c');
  });
});
