import { expect, it, vi } from 'vitest';
import { routesSeen } from '#console/composer/drawers/routesSeen.ts';
import type { Direction, Frame } from '#core/frame.ts';

const encoder = new TextEncoder();
const row = (index: number, direction: Direction, text: string): Frame => ({
  index,
  time: index,
  direction,
  kind: 'text',
  size: text.length,
  payload: encoder.encode(text),
});
const session = { id: 7, firstIndex: 0, nextIndex: 5_000 };

it('finds the routes of messages that were sent, the latest first and each once', async () => {
  const rows = vi.fn(async () => [
    row(4_000, 'sent', '{"action":"join"}'),
    row(4_001, 'received', '{"action":"joined"}'),
    row(4_002, 'sent', '{"action":"say"}'),
    row(4_003, 'sent', '{"action":"join"}'),
    row(4_004, 'sent', 'no JSON'),
  ]);
  expect(await routesSeen({ rows }, session, 'action')).toEqual(['join', 'say']);
  expect(rows).toHaveBeenCalledWith(7, 4_000, 5_000, 2_048);
});

it('looks where the API’s messages name their route', async () => {
  const rows = async () => [row(0, 'sent', '{"action":"no","m":{"t":"yes"}}')];
  expect(await routesSeen({ rows }, session, '$request.body.m.t')).toEqual(['yes']);
});

it('finds none where the log cannot be read', async () => {
  expect(await routesSeen({ rows: () => Promise.reject(new Error('gone')) }, session, 'action')).toEqual([]);
});
