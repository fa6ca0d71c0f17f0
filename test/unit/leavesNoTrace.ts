import { afterAll, beforeAll, expect, vi } from 'vitest';

/** Files share their globals with the next ones: what one changes there and leaves would show up elsewhere. */
const NAMES = [
  'Date',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'fetch',
  'crypto',
  'WebSocket',
  'self',
] as const;

const look = () => NAMES.map((name) => (globalThis as Record<string, unknown>)[name]);
let before: unknown[];

beforeAll(() => {
  before = look();
});

afterAll(() => {
  expect(vi.isFakeTimers(), 'fake timers are left behind').toBe(false);
  const after = look();
  expect(
    NAMES.filter((_, at) => after[at] !== before[at]),
    'globals that are left changed',
  ).toEqual([]);
});
