import { describe, expect, it, vi } from 'vitest';
import { createHostLink } from '#background/hostLink.ts';
import type { HostApi } from '#messaging/contract.ts';

function fakeHost() {
  const api = {
    open: vi.fn(async () => 1),
    send: vi.fn(),
    close: vi.fn(),
    clear: vi.fn(),
    remove: vi.fn(),
    begin: vi.fn(),
  };
  return { api: api as unknown as HostApi, calls: api };
}

describe('the link to the host', () => {
  it('connects with the first call and stays connected', async () => {
    const { api, calls } = fakeHost();
    const connect = vi.fn(async () => ({ host: api, isAlive: async () => true }));
    const link = createHostLink(connect, Promise.resolve());
    expect(connect).not.toHaveBeenCalled();
    await link.close(1);
    await link.clear(1);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(calls.close).toHaveBeenCalledWith(1);
  });

  it('connects again when the host is gone', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({ host: hosts.shift()?.api as HostApi, isAlive: async () => alive }));
    const [, second] = hosts;
    const link = createHostLink(connect, Promise.resolve());
    await link.close(1);
    alive = false;
    await link.close(2);
    expect(second?.calls.close).toHaveBeenCalledWith(2);
  });

  it('has what the lost host left open ended by the next one, once', async () => {
    const hosts = [fakeHost(), fakeHost()];
    let alive = true;
    const connect = vi.fn(async () => ({ host: hosts.shift()?.api as HostApi, isAlive: async () => alive }));
    const [first, second] = hosts;
    const link = createHostLink(connect, Promise.resolve());
    await link.close(1);
    expect(first?.calls.begin).not.toHaveBeenCalled();
    alive = false;
    const calls = [link.close(1), link.clear(2)];
    await Promise.all(calls);
    alive = true;
    await link.clear(1);
    expect(connect).toHaveBeenCalledTimes(2);
    expect(second?.calls.begin.mock.calls).toEqual([[{ wipe: false }]]);
    const [ended] = second?.calls.begin.mock.invocationCallOrder ?? [];
    expect(ended).toBeLessThan(second?.calls.close.mock.invocationCallOrder[0] ?? 0);
  });

  it('tries again after a connect that failed', async () => {
    const { api } = fakeHost();
    const connect = vi
      .fn<() => Promise<{ host: HostApi; isAlive(): Promise<boolean> }>>()
      .mockRejectedValueOnce(new Error('no page'))
      .mockResolvedValue({ host: api, isAlive: async () => true });
    const link = createHostLink(connect, Promise.resolve());
    await expect(link.close(1)).rejects.toThrow('no page');
    await expect(link.close(1)).resolves.toBeUndefined();
  });

  it('opens nothing before the log is settled', async () => {
    const { api } = fakeHost();
    const connect = vi.fn(async () => ({ host: api, isAlive: async () => true }));
    let settle = () => {};
    const ready = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const call = createHostLink(connect, ready).close(1);
    await Promise.resolve();
    expect(connect).not.toHaveBeenCalled();
    settle();
    await call;
    expect(connect).toHaveBeenCalledOnce();
  });
});
