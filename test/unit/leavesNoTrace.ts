import { afterAll, beforeAll, expect, vi } from 'vitest';

/**
 * Files share their process with the next ones: what one changes there and leaves would show up in
 * another. Hooks belong in test files or in functions: those of a helper's own would be heard once only.
 */
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

const look = () => ({
  globals: NAMES.map((name) => (globalThis as Record<string, unknown>)[name]),
  servers: process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length,
});
let before: ReturnType<typeof look>;

beforeAll(() => {
  before = look();
});

afterAll(async () => {
  expect(vi.isFakeTimers(), 'fake timers are left behind').toBe(false);
  const after = look();
  expect(
    NAMES.filter((_, at) => after.globals[at] !== before.globals[at]),
    'globals that are left changed',
  ).toEqual([]);
  // A server that was closed counts until its last connection has gone.
  await vi.waitFor(() => expect(look().servers, 'servers that are left open').toBe(before.servers), 3_000);
});
