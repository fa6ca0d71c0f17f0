import { beforeEach, expect, it, vi } from 'vitest';
import { createAlarm } from '#platform/alarm.ts';

const fake = vi.hoisted(() => ({
  create: vi.fn(async () => {}),
  clear: vi.fn(async () => true),
  listeners: [] as ((alarm: { name: string }) => void)[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    alarms: {
      create: fake.create,
      clear: fake.clear,
      onAlarm: {
        addListener: (listener: (alarm: { name: string }) => void) => fake.listeners.push(listener),
      },
    },
  },
}));

beforeEach(() => {
  fake.listeners.length = 0;
});

it('is set for a time by its name, and cleared by it', () => {
  const alarm = createAlarm('idle-lock');
  alarm.set(1_800_000_000_000);
  expect(fake.create).toHaveBeenCalledWith('idle-lock', { when: 1_800_000_000_000 });
  alarm.clear();
  expect(fake.clear).toHaveBeenCalledWith('idle-lock');
});

it('tells of its own ring only, from the turn on in which it is listened to', () => {
  const ring = vi.fn();
  createAlarm('idle-lock').onRing(ring);
  const tell = (name: string) => {
    for (const listener of fake.listeners) listener({ name });
  };
  tell('another');
  expect(ring).not.toHaveBeenCalled();
  tell('idle-lock');
  expect(ring).toHaveBeenCalledTimes(1);
});
