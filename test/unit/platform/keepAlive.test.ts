import { beforeEach, expect, it, vi } from 'vitest';
import { createKeepAlive } from '#platform/keepAlive.ts';

const fake = vi.hoisted(() => ({ getPlatformInfo: vi.fn(async () => ({})) }));

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { getPlatformInfo: fake.getPlatformInfo } },
}));

beforeEach(() => {
  vi.useFakeTimers();
  fake.getPlatformInfo.mockClear();
  return () => vi.useRealTimers();
});

it('calls at once: the last call of before may be nearly half a minute ago', () => {
  createKeepAlive()(true);
  expect(fake.getPlatformInfo).toHaveBeenCalledTimes(1);
});

it('never lets half a minute pass while it is on, though a timer comes late', () => {
  const keepAlive = createKeepAlive();
  keepAlive(true);
  vi.advanceTimersByTime(60_000);
  expect(fake.getPlatformInfo.mock.calls.length).toBeGreaterThanOrEqual(5);
});

it('calls no more once it is off, and once an interval when turned on twice', () => {
  const keepAlive = createKeepAlive();
  keepAlive(true);
  keepAlive(true);
  fake.getPlatformInfo.mockClear();
  vi.advanceTimersByTime(15_000);
  const calls = fake.getPlatformInfo.mock.calls.length;
  expect(calls).toBeLessThanOrEqual(2);
  keepAlive(false);
  vi.advanceTimersByTime(60_000);
  expect(fake.getPlatformInfo).toHaveBeenCalledTimes(calls);
});
